namespace Federation.Bench;

/// <summary>The directory's own file in a data folder.</summary>
internal static class DatabaseFile
{
    /// <summary>Its size with its journal.</summary>
    public static long Bytes(string data) => new DirectoryInfo(data).EnumerateFiles("directory.db*").Sum(file => file.Length);
}
