using System.Net.Mail;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Identity.Setup;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>Invites people to accounts of this directory. Thread safe.</summary>
internal sealed class Invitations(AccountBook accounts, GrantBook grants)
{
    private const string Refused = "identity.account";

    /// <summary>Makes an account with a role. Where there is one with that address it gets the role and nothing else: whoever invites must not get the means to take it over.</summary>
    /// <param name="by">The subject that invites.</param>
    /// <returns>The path at which the account is taken over; that of the account where there was one.</returns>
    /// <exception cref="SetupException">That is no e-mail address.</exception>
    public async Task<string> InviteAsync(string email, RoleGrant grant, string by, CancellationToken cancellationToken)
    {
        Check(email);
        if (await accounts.IdOfEmailAsync(email, cancellationToken) is { } known)
        {
            await AddAsync(known, grant, by, cancellationToken);
            return IdentityRoutes.Account;
        }

        return await MakeAsync(email, grant, by, cancellationToken);
    }

    /// <summary>For the operator of the machine: makes an account, or gives one that exists a new code, and a role where one is named.</summary>
    /// <exception cref="SetupException">That is no e-mail address.</exception>
    public async Task<string> InviteOrRenewAsync(string email, RoleGrant? grant, CancellationToken cancellationToken)
    {
        Check(email);
        if (await accounts.InviteAgainAsync(email, cancellationToken) is not { } code) return await MakeAsync(email, grant, by: null, cancellationToken);
        if (grant is not null) await AddAsync(await accounts.IdOfEmailAsync(email, cancellationToken) ?? throw new InvalidOperationException("The account has gone."), grant, by: null, cancellationToken);
        return PathOf(code);
    }

    private async Task<string> MakeAsync(string email, RoleGrant? grant, string? by, CancellationToken cancellationToken)
    {
        var (account, code, errors) = await accounts.InviteAsync(email, cancellationToken);
        if (account is null) throw new SetupException(Refused, $"The account could not be made: {string.Join(", ", errors.Select(error => error.Code))}.");
        if (grant is not null) await AddAsync(account.Id, grant, by, cancellationToken);
        return PathOf(code);
    }

    private Task AddAsync(string account, RoleGrant grant, string? by, CancellationToken cancellationToken) =>
        grants.AddAsync(account, grant.Role.ToString(), grant.Network?.Value ?? "", by, cancellationToken);

    private static string PathOf(string code) => $"{IdentityRoutes.Enrol}?code={code}";

    // What was sent is not repeated: it may be somebody's.
    private static void Check(string email)
    {
        if (!MailAddress.TryCreate(email, out var address) || address.Address != email) throw new SetupException(Refused, "That is no e-mail address.");
    }
}
