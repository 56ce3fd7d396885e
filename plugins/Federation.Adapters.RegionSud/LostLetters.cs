namespace Federation.Adapters.RegionSud;

/// <summary>Compares words of this list with known ones.</summary>
internal static class LostLetters
{
    private const char Lost = '\uFFFD';

    /// <summary>Whether the text is the known word, ignoring case and taking a lost letter for the one beyond ASCII that stands there in the known one.</summary>
    public static bool Same(string text, string known)
    {
        if (text.Length != known.Length) return false;
        for (int index = 0; index < text.Length; index++)
        {
            bool isLost = text[index] == Lost && !char.IsAscii(known[index]);
            if (!isLost && char.ToUpperInvariant(text[index]) != char.ToUpperInvariant(known[index])) return false;
        }

        return true;
    }
}
