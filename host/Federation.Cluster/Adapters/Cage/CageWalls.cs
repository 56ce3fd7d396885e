namespace Federation.Cluster.Adapters.Cage;

/// <summary>The walls of a worker's cage. A worker tries each before it loads an adapter, and says which stand.</summary>
[Flags]
public enum CageWalls
{
    None = 0,

    /// <summary>It reads the runtime, its own program and its adapter, and writes into its own temporary folder; no other file can be opened.</summary>
    Files = 1,

    /// <summary>It can open no socket.</summary>
    Network = 2,

    /// <summary>It can start no process and become no other program.</summary>
    Processes = 4,

    /// <summary>It can neither signal nor look into another process.</summary>
    Neighbours = 8,

    /// <summary>It has no capability, and nothing it starts could gain any.</summary>
    Privileges = 16,

    /// <summary>Its weight, its open files, the size of a file and its life are bounded.</summary>
    Limits = 32,
}
