using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;
using Federation.Gateway.Identity.Passes.Foreign;

namespace Federation.Gateway.Identity.Passes;

/// <summary>Asks whoever issued a credential: this directory its own book, others their list. Thread safe.</summary>
internal sealed class CredentialStates(DirectoryCredentialStates own, IForeignStates others, IPassIssuerKeys keys) : ICredentialStates
{
    public Task<CredentialState> AskAsync(PassFacts pass, CancellationToken cancellationToken) =>
        pass.Issuer == keys.Issuer ? own.AskAsync(pass.StatusIndex, cancellationToken) : others.AskAsync(pass, cancellationToken);
}
