namespace Federation.Cluster.Members.Passes.Status;

/// <summary>Asks issuers whether a credential of theirs still counts. Whoever keeps memberships implements it, thread safe.</summary>
public interface ICredentialStates
{
    /// <summary>
    /// What the credential's issuer says now, or said not long ago, as its <see cref="PassFacts.OfflinePolicy"/> allows. An issuer that does not answer within a second or two is
    /// <see cref="CredentialState.Silent"/>; this never throws but for a cancellation. The question tells an issuer that is not this directory neither the member nor the centre: its whole list is fetched.
    /// </summary>
    /// <param name="pass">Genuine, and not of <see cref="OfflinePolicy.Always"/>.</param>
    Task<CredentialState> AskAsync(PassFacts pass, CancellationToken cancellationToken);
}
