namespace Federation.Trust;

/// <summary>Names that strangers chose, in a message.</summary>
internal static class Shown
{
    private const int Most = 80;

    /// <summary>Its printable ASCII, cut off where it is long.</summary>
    public static string Short(string name)
    {
        string plain = string.Concat(name.Where(character => character is >= ' ' and <= '~'));
        return plain.Length <= Most ? plain : plain[..Most] + "...";
    }
}
