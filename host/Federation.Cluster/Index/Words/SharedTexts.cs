namespace Federation.Cluster.Index.Words;

/// <summary>
/// One string for each of the words that come again and again, while many texts are taken apart. It forgets what it has no room for, and so may give a word as two strings. Holds 65,536 words at most, and not for longer than the work lasts: what is
/// erased later must not stand in it. Thread safe.
/// </summary>
internal sealed class SharedTexts
{
    private const int Slots = 1 << 16;

    private readonly string?[] _known = new string?[Slots];

    public string Of(ReadOnlySpan<char> text)
    {
        // The hash is another in every process: nobody can choose words that push one another out.
        ref string? slot = ref _known[string.GetHashCode(text) & (Slots - 1)];
        if (Volatile.Read(ref slot) is { } known && text.SequenceEqual(known)) return known;
        string made = text.ToString();
        Volatile.Write(ref slot, made);
        return made;
    }
}
