namespace Federation.Cluster.Members.Passes.Status;

/// <summary>Asks issuers whether a credential of theirs still counts. Whoever keeps memberships implements it, thread safe.</summary>
public interface ICredentialStates
{
    /// <summary>
    /// What the issuer says now. An issuer that does not answer within a second or two is <see cref="CredentialState.Silent"/>; this never throws but for a cancellation. The question tells an issuer that
    /// is not this directory neither the member nor the centre: its whole list is fetched.
    /// </summary>
    /// <param name="issuer">The credential's <c>iss</c>, which was verified.</param>
    /// <param name="index">The credential's place in that issuer's list.</param>
    Task<CredentialState> AskAsync(string issuer, int index, CancellationToken cancellationToken);
}
