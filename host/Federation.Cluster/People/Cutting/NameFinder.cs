namespace Federation.Cluster.People.Cutting;

/// <summary>Finds full names in a text: words in a row, in any order among themselves. Pure.</summary>
internal static class NameFinder
{
    /// <summary>One word would be cut out of half a directory.</summary>
    public const int LeastWords = 2;

    public const int MostWords = 6;

    /// <summary>Of all words together.</summary>
    public const int LeastLetters = 4;

    public static void Find(string text, IIdentifierSet set, List<TextSpan> found)
    {
        var words = FoldedWord.In(text);
        for (int first = 0; first < words.Count; first++)
        {
            if (LengthAt(words, first, set) is not { } length) continue;
            found.Add(new TextSpan(words[first].Place.Start, words[first + length - 1].Place.End));
            first += length - 1;
        }
    }

    /// <summary>One key for one name, whatever comes first: the family's or the given.</summary>
    public static string KeyOf(List<FoldedWord> words, int first, int count)
    {
        var name = new string[count];
        for (int index = 0; index < count; index++) name[index] = words[first + index].Text;
        Array.Sort(name, StringComparer.Ordinal);
        return string.Join(' ', name);
    }

    private static int? LengthAt(List<FoldedWord> words, int first, IIdentifierSet set)
    {
        foreach (var shape in set.Shapes)
        {
            if (shape.Kind == IdentifierKind.Name && first + shape.Size <= words.Count && set.Has(IdentifierKind.Name, KeyOf(words, first, shape.Size))) return shape.Size;
        }

        return null;
    }
}
