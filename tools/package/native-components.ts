/** What is compiled into the shipped native files of onnxruntime-node, which no lock file lists. */

export interface NativeComponent {
  readonly name: string;
  /** An SPDX id, or the name of a licence that has none. */
  readonly licence: string;
  readonly home: string;
  /** File within `bin/napi-v6` -> text in it that only this component leaves. */
  readonly marks: Readonly<Record<string, RegExp>>;
}

/** File names of the runtime itself on each platform; `*` stands for the processor. */
const LINUX = 'linux/*/libonnxruntime.so.1';
const LINUX_X64 = 'linux/x64/libonnxruntime.so.1';
const MAC = 'darwin/arm64/libonnxruntime.1.dylib';
const WINDOWS = 'win32/*/onnxruntime.dll';

function onAll(mark: RegExp): Readonly<Record<string, RegExp>> {
  return { [LINUX]: mark, [MAC]: mark, [WINDOWS]: mark };
}

/**
 * Found by C++ symbol names in the libraries of onnxruntime-node 1.27.0. Header-only components that leave no trace
 * (DirectX-Headers, FP16) are covered by the licences of onnxruntime.
 */
export const NATIVE_COMPONENTS: readonly NativeComponent[] = [
  {
    ...{ name: 'abseil-cpp', licence: 'Apache-2.0', home: 'https://github.com/abseil/abseil-cpp' },
    marks: onAll(/4absl|@absl@@|absl::/),
  },
  {
    ...{ name: 'Boost.Mp11', licence: 'BSL-1.0', home: 'https://github.com/boostorg/mp11' },
    marks: { [LINUX]: /mp11/, [MAC]: /mp11/ },
  },
  {
    ...{
      name: 'coremltools',
      licence: 'BSD-3-Clause',
      home: 'https://github.com/apple/coremltools',
    },
    marks: { [MAC]: /6CoreML13Specification/ },
  },
  {
    ...{ name: 'cpuinfo', licence: 'BSD-2-Clause', home: 'https://github.com/pytorch/cpuinfo' },
    marks: onAll(/cpuinfo/),
  },
  {
    ...{ name: 'date', licence: 'MIT', home: 'https://github.com/HowardHinnant/date' },
    marks: { [MAC]: /ZNK?4date/ },
  },
  {
    ...{
      name: 'Dawn and Tint',
      licence: 'BSD-3-Clause',
      home: 'https://dawn.googlesource.com/dawn',
    },
    marks: { [LINUX_X64]: /4dawn|dawn-src/, [MAC]: /4dawn/, [WINDOWS]: /@dawn@@/ },
  },
  {
    ...{ name: 'Eigen', licence: 'MPL-2.0', home: 'https://gitlab.com/libeigen/eigen' },
    marks: onAll(/5Eigen|Eigen\/|@Eigen@@/),
  },
  {
    ...{
      name: 'FlatBuffers',
      licence: 'Apache-2.0',
      home: 'https://github.com/google/flatbuffers',
    },
    marks: onAll(/flatbuffers/),
  },
  {
    ...{
      name: 'Guidelines Support Library',
      licence: 'MIT',
      home: 'https://github.com/microsoft/GSL',
    },
    marks: onAll(/3gsl|@gsl@@|gsl::/),
  },
  {
    ...{ name: 'JSON for Modern C++', licence: 'MIT', home: 'https://github.com/nlohmann/json' },
    marks: onAll(/nlohmann/),
  },
  {
    ...{ name: 'KleidiAI', licence: 'Apache-2.0', home: 'https://gitlab.arm.com/kleidi/kleidiai' },
    marks: {
      'linux/arm64/libonnxruntime.so.1': /kai_(run|get)/,
      [MAC]: /kai_(run|get)/,
      'win32/arm64/onnxruntime.dll': /kleidi/i,
    },
  },
  {
    ...{ name: 'MurmurHash3', licence: 'MIT', home: 'https://github.com/aappleby/smhasher' },
    marks: onAll(/MurmurHash3/),
  },
  {
    ...{ name: 'ONNX', licence: 'Apache-2.0', home: 'https://github.com/onnx/onnx' },
    marks: onAll(/N4onnx|@onnx@@/),
  },
  {
    ...{ name: 'Protocol Buffers', licence: 'BSD-3-Clause' },
    home: 'https://github.com/protocolbuffers/protobuf',
    marks: onAll(/6google8protobuf|@protobuf@google@@/),
  },
  {
    ...{ name: 'RE2', licence: 'BSD-3-Clause', home: 'https://github.com/google/re2' },
    marks: onAll(/N3re2|@re2@@/),
  },
  {
    ...{ name: 'SafeInt', licence: 'MIT', home: 'https://github.com/dcleblanc/SafeInt' },
    marks: onAll(/SafeInt/),
  },
  {
    ...{ name: 'Windows Implementation Library', licence: 'MIT' },
    home: 'https://github.com/microsoft/wil',
    marks: { [WINDOWS]: /@wil@@/ },
  },
  {
    ...{ name: 'node-addon-api', licence: 'MIT', home: 'https://github.com/nodejs/node-addon-api' },
    marks: {
      'linux/*/onnxruntime_binding.node': /4Napi/,
      'darwin/arm64/onnxruntime_binding.node': /4Napi/,
      'win32/*/onnxruntime_binding.node': /@Napi@@/,
    },
  },
];

/** The files of `target`, such as `linux-x64`, that contain a component, with its mark. */
export function marksOn(
  component: NativeComponent,
  target: string,
): [file: string, mark: RegExp][] {
  const [platform, architecture] = target.split('-');
  return Object.entries(component.marks)
    .map(([file, mark]): [string, RegExp] => [file.replace('*', architecture!), mark])
    .filter(([file]) => file.startsWith(`${platform!}/${architecture!}/`));
}
