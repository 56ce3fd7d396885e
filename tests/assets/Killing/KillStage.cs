namespace Federation.TestAssets.Killing;

/// <summary>What a writer is at when it is killed.</summary>
internal enum KillStage
{
    /// <summary>It opens the store, which recovers what the one before it has left.</summary>
    Opening,

    /// <summary>Several callers write at once.</summary>
    Burst,

    /// <summary>The journal is copied into the file meanwhile.</summary>
    Checkpoint,

    /// <summary>The file is written anew meanwhile, so that what was deleted is gone from it.</summary>
    Forgetting,
}
