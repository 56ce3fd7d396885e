namespace Federation.Cluster.Adapters.Packages;

/// <summary>Names of files in a package: relative, with slashes, and the same on every system.</summary>
internal static class PackagePath
{
    private const int MostCharacters = 200;

    // What some system would read as another place or another file.
    private static readonly string[] Devices = ["con", "prn", "aux", "nul"];

    /// <summary>Whether a file of this name lies in the folder that it is written to, whatever the system.</summary>
    public static bool IsSafe(string path) => path.Length is > 0 and <= MostCharacters && path.Split('/').All(IsSafePart);

    private static bool IsSafePart(string part) =>
        part.Length > 0 && part[0] is not ' ' && part[^1] is not ('.' or ' ') && part.All(IsPlain) && !Devices.Contains(part.Split('.')[0].ToLowerInvariant());

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or '+' or ' ' or '#';
}
