using System.Collections.Concurrent;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;

namespace Federation.Cluster.Tests.Members;

/// <summary>A home network that says of each place in its list what a test says, and that all is well else.</summary>
internal sealed class TestHome : ICredentialStates
{
    private readonly ConcurrentDictionary<int, CredentialState> _states = [];

    /// <summary>The places that were asked about, in that order.</summary>
    public ConcurrentQueue<int> Asked { get; } = [];

    public void Say(int index, CredentialState state) => _states[index] = state;

    public Task<CredentialState> AskAsync(PassFacts pass, CancellationToken cancellationToken)
    {
        Asked.Enqueue(pass.StatusIndex);
        return Task.FromResult(_states.GetValueOrDefault(pass.StatusIndex));
    }
}
