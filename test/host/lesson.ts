/** Python that says the same things again: what comes next in it is sure, whatever model is installed. */
export const LESSON = `from collections import defaultdict


def count_names(folder):
    names_by_length = defaultdict(list)
    for name in sorted_names(folder):
        names_by_length[len(name)].append(name)
    return names_by_length


def count_words(text):
    names_by_length = defaultdict(list)
    for name in sorted_names(text):
        names_by_length[len(name)].append(name)
    return names_by_length


def count_files(folder):
`;

/** Typed at the end of the lesson, without brackets and quotes, which the editor would close. */
export const TYPED = '    names_by_l';
/** How the line goes on then. */
export const REST = 'ength = defaultdict(list)';
