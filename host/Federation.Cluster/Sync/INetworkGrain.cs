using Federation.Cluster.Sync.Pushing;
using Orleans.CodeGeneration;

namespace Federation.Cluster.Sync;

/// <summary>One partner network: its definition, its schedule and the one run it may have at a time. Its key is the network's id.</summary>
[Alias("INetworkGrain"), Version(1)]
public interface INetworkGrain : IGrainWithStringKey
{
    /// <summary>Null where the network was never added.</summary>
    [Alias("GetDefinition")]
    Task<NetworkDefinition?> GetDefinition();

    /// <summary>Adds the network or changes it. A run under way goes on with what it started with.</summary>
    /// <returns>What is wrong with the definition; empty when it was saved.</returns>
    [Alias("Configure")]
    Task<IReadOnlyList<string>> Configure(NetworkDefinition definition);

    /// <summary>As <see cref="Configure"/>, for somebody: who it was is written down where the network is new.</summary>
    /// <param name="by">The opaque id of an account or client.</param>
    [Alias("Add")]
    Task<IReadOnlyList<string>> Add(NetworkDefinition definition, string by);

    /// <summary>Starts a run, or tells which one is under way. Returns at once; the run's record tells the rest.</summary>
    [Alias("StartRun")]
    Task<RunStart> StartRun(RunOrder order);

    /// <summary>Asks the run to stop; false when it is not under way.</summary>
    [Alias("CancelRun")]
    Task<bool> CancelRun(string run);

    /// <summary>Has a run read a listing that the network sent. Once it is answered the listing is read, whatever becomes of the host: by that run, or by another try.</summary>
    [Alias("Push")]
    Task<PushAnswer> Push(PushOrder order);

    /// <summary>Has the network sign with another secret.</summary>
    /// <returns>Which; null where the network is unknown.</returns>
    [Alias("RenewPushKey")]
    Task<PushKey?> RenewPushKey();

    /// <summary>The driver's word that the run is over.</summary>
    [Alias("RunEnded")]
    Task RunEnded(string run);
}

/// <summary>The answer to a wish for a run.</summary>
/// <param name="Run">The new run, or the one already under way; null where the network is unknown.</param>
[GenerateSerializer, Immutable, Alias("run-start")]
public sealed record RunStart([property: Id(0)] string? Run, [property: Id(1)] bool AlreadyRunning);
