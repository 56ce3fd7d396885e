namespace Federation.Cluster.Adapters.Packages;

/// <summary>Small texts that a running host may read at any moment: either the old one is there or the new one.</summary>
internal static class WholeFile
{
    public static void Write(string path, string text)
    {
        string unfinished = $"{path}.{Guid.NewGuid():N}";
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, path, overwrite: true);
    }
}
