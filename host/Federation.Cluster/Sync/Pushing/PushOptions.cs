namespace Federation.Cluster.Sync.Pushing;

/// <summary>Settings of pushes.</summary>
public sealed class PushOptions
{
    /// <summary>The folder in which what was pushed waits for its run; made where there is none, for its owner alone.</summary>
    public string Folder { get; set; } = "pushed";

    /// <summary>The file with the key that secrets are made from; made where there is none, with the first secret.</summary>
    public string KeyFile { get; set; } = "push-key";
}
