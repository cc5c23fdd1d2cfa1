/** The bill of materials in CycloneDX: all third-party parts of the package, and the models. */
import { Enums, Models, Serialize, SPDX, Spec } from '@cyclonedx/cyclonedx-library';
import type { Metafile } from 'esbuild';

import { marksOn, NATIVE_COMPONENTS, type NativeComponent } from './native-components.ts';

/** A package as its own package.json describes it. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly description?: string;
}

export interface ShippedModel {
  readonly name: string;
  readonly sha256: string;
  /** Path in the package of the licences of what it was trained on. */
  readonly licences: string;
}

export interface Materials {
  readonly extension: InstalledPackage;
  /** esbuild's metafile of every shipped program and page. */
  readonly metafiles: readonly Metafile[];
  /** Packages that are shipped unbundled. */
  readonly shipped: readonly string[];
  /** The package that the native components are compiled into. */
  readonly native: string;
  readonly target: string;
  readonly models: readonly ShippedModel[];
  /** Describes a package by its folder, relative to the repository. */
  describe(folder: string): InstalledPackage;
}

/** Folders, `node_modules/NAME`, of the packages from which some code is in esbuild's output. */
export function bundledFolders(metafiles: readonly Metafile[]): string[] {
  const folders = metafiles
    .flatMap((metafile) => Object.values(metafile.outputs))
    .flatMap((output) => Object.entries(output.inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([file]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/** The folder of the package that an installed file belongs to, relative to the repository. */
export function packageOf(file: string): string | undefined {
  return /node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replaceAll('\\', '/'))?.[0];
}

/** The document as JSON, the same for the same materials. */
export function billOfMaterials(materials: Materials): string {
  const { extension, metafiles, shipped, native, target, models } = materials;
  const application = packageComponent(extension, Enums.ComponentType.Application);
  const bom = new Models.Bom({ metadata: new Models.Metadata({ component: application }) });
  const whole = shipped.map((name) => `node_modules/${name}`);
  const folders = new Set([...bundledFolders(metafiles), ...whole]);
  for (const folder of folders) {
    const component = packageComponent(materials.describe(folder), Enums.ComponentType.Library);
    if (component.purl?.includes(`/${native}@`) === true) {
      for (const part of NATIVE_COMPONENTS) {
        const files = marksOn(part, target).map(([file]) => file);
        if (files.length > 0) component.components.add(nativeComponent(part, files));
      }
    }
    bom.components.add(component);
    application.dependencies.add(component.bomRef);
  }
  for (const model of models) {
    const network = modelComponent(model, extension);
    bom.components.add(network);
    application.dependencies.add(network.bomRef);
  }
  const normalizers = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return `${new Serialize.JsonSerializer(normalizers).serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function packageComponent(found: InstalledPackage, type: Enums.ComponentType): Models.Component {
  const { name, version, license, description } = found;
  const [last, group] = name.split('/').reverse();
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return new Models.Component(type, last!, {
    ...(group === undefined ? {} : { group }),
    ...{ version, purl, bomRef: purl },
    ...(description?.startsWith('%') === false ? { description } : {}),
    licenses: licences(license),
  });
}

function nativeComponent(part: NativeComponent, files: readonly string[]): Models.Component {
  return new Models.Component(Enums.ComponentType.Library, part.name, {
    bomRef: `native:${part.name}`,
    licenses: licences(part.licence),
    externalReferences: new Models.ExternalReferenceRepository([
      new Models.ExternalReference(part.home, Enums.ExternalReferenceType.Website),
    ]),
    properties: new Models.PropertyRepository(
      files.map((file) => new Models.Property('neuron-lens:file', file)),
    ),
  });
}

function modelComponent(
  model: ShippedModel,
  { version, license }: InstalledPackage,
): Models.Component {
  return new Models.Component(Enums.ComponentType.MachineLearningModel, model.name, {
    ...{ version, bomRef: `model:${model.name}` },
    description: `What it was trained on, with the licences: ${model.licences}`,
    hashes: new Models.HashDictionary([[Enums.HashAlgorithm['SHA-256'], model.sha256]]),
    licenses: licences(license),
  });
}

function licences(licence: string | undefined): Models.LicenseRepository {
  if (licence === undefined) return new Models.LicenseRepository();
  return new Models.LicenseRepository([
    SPDX.isSupportedSpdxId(licence)
      ? new Models.SpdxLicense(licence)
      : new Models.NamedLicense(licence),
  ]);
}
