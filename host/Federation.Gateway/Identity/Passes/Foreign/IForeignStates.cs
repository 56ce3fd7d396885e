using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;

namespace Federation.Gateway.Identity.Passes.Foreign;

/// <summary>What other issuers say of their credentials. Thread safe.</summary>
internal interface IForeignStates
{
    /// <inheritdoc cref="ICredentialStates.AskAsync"/>
    Task<CredentialState> AskAsync(PassFacts pass, CancellationToken cancellationToken);
}
