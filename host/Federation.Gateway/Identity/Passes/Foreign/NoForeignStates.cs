using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;

namespace Federation.Gateway.Identity.Passes.Foreign;

/// <summary>For a directory that is in no federation, and so takes credentials of nobody else.</summary>
internal sealed class NoForeignStates : IForeignStates
{
    public Task<CredentialState> AskAsync(PassFacts pass, CancellationToken cancellationToken) => Task.FromResult(CredentialState.Silent);
}
