using System.Buffers.Text;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Logout;
using Federation.Gateway.Identity.Server;
using Federation.Gateway.Identity.Setup;
using Federation.Gateway.Identity.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>Invites people, and takes up what they make of it. A link is good once. Thread safe, also between processes.</summary>
internal sealed class Invitations(IServiceScopeFactory scopes, SessionEndings endings, SignInAudit audit, TimeProvider clock)
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(7);

    /// <summary>The account cannot be made, for there is one with that address.</summary>
    public static IdentityError Exists { get; } = new() { Code = "account.exists", Description = "There is an account with that address already." };

    /// <summary>Makes a link; one of before for the same address and role is good no more.</summary>
    /// <param name="grant">What whoever opens it gets; null for nothing but the account.</param>
    /// <param name="by">The subject that invites; null for the operator of the machine.</param>
    /// <param name="member">What a grant to be a member comes with; null with any other.</param>
    /// <param name="resets">Whether it sets a new password where there is an account with that address.</param>
    /// <returns>The path of the link, with its code. It tells nothing of whether there is such an account.</returns>
    /// <exception cref="SetupException">That is no e-mail address.</exception>
    public async Task<string> InviteAsync(string email, RoleGrant? grant, string? by, bool resets, CancellationToken cancellationToken, InvitedMember? member = null)
    {
        // What was sent is not repeated: it may be somebody's.
        if (email.Length > PasswordSignIn.LongestEmail || !MailAddress.TryCreate(email, out var address) || address.Address != email) throw new SetupException("identity.account", "That is no e-mail address.");
        string code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        string role = grant?.Role.ToString() ?? "", network = grant?.Network?.Value ?? "";
        await database.Invitations.Where(former => former.Email == email && former.Role == role && former.Network == network && former.Resets == resets).ExecuteDeleteAsync(cancellationToken);
        database.Invitations.Add(new Invitation { CodeHash = HashOf(code), Email = email, Role = role, Network = network, By = by, Resets = resets, Tier = member?.Tier?.Value, MembershipEnds = member?.Ends?.UtcDateTime, Ends = Now + GoodFor });
        await database.SaveChangesAsync(cancellationToken);
        return $"{IdentityRoutes.Enrol}?code={code}";
    }

    /// <returns>Null for a code that is not good, or no more.</returns>
    public async Task<Invitation?> FindAsync(string code, CancellationToken cancellationToken)
    {
        string hash = HashOf(code);
        var now = Now;
        using var scope = scopes.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Invitations.AsNoTracking().FirstOrDefaultAsync(invitation => invitation.CodeHash == hash && invitation.Ends > now, cancellationToken);
    }

    /// <summary>Those that are good, in order of their addresses.</summary>
    public async Task<IReadOnlyList<Invitation>> OpenAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        using var scope = scopes.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<IdentityDatabase>().Invitations.AsNoTracking().Where(invitation => invitation.Ends > now).OrderBy(invitation => invitation.Email).ToListAsync(cancellationToken);
    }

    /// <summary>Makes the account with a password, or sets a new one where the invitation may; sessions and tokens of before end with that.</summary>
    /// <returns>The account; or null and what is wrong, nothing for a code that is not good.</returns>
    public async Task<(Account? Account, IReadOnlyList<IdentityError> Errors)> TakeOverAsync(string code, string password, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await FindAsync(code, cancellationToken) is not { } invitation) return (null, []);
        var judged = PasswordRules.Judge(password, invitation.Email);
        if (!judged.Succeeded) return (null, [.. judged.Errors]);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (!await UseAsync(database, invitation, cancellationToken)) return (null, []);
        var account = await users.FindByEmailAsync(invitation.Email);
        if (account is not null && !invitation.Resets) return (null, [Exists]);
        bool isNew = account is null;
        account ??= new Account { UserName = invitation.Email, Email = invitation.Email, Created = Now };
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        var result = isNew ? await users.CreateAsync(account) : await users.UpdateSecurityStampAsync(account);
        if (!result.Succeeded) return (null, [.. result.Errors]);
        await GrantAsync(database, account.Id, invitation, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (!isNew) await endings.OfAccountAsync(account.Id, CancellationToken.None);
        audit.Took(account.Id, invitation.Role, invitation.Network);
        return (account, []);
    }

    /// <summary>Gives the role to whoever is signed in.</summary>
    /// <returns>False for a code that is not good.</returns>
    public async Task<bool> AcceptAsync(string code, string account, CancellationToken cancellationToken)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<IdentityDatabase>();
        if (await FindAsync(code, cancellationToken) is not { } invitation) return false;
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (!await UseAsync(database, invitation, cancellationToken)) return false;
        await GrantAsync(database, account, invitation, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        audit.Took(account, invitation.Role, invitation.Network);
        return true;
    }

    /// <summary>Of two at the same moment the row is gone for one.</summary>
    private static async Task<bool> UseAsync(IdentityDatabase database, Invitation invitation, CancellationToken cancellationToken) =>
        await database.Invitations.Where(open => open.CodeHash == invitation.CodeHash).ExecuteDeleteAsync(cancellationToken) == 1;

    private async Task GrantAsync(IdentityDatabase database, string account, Invitation invitation, CancellationToken cancellationToken)
    {
        if (invitation.Role == nameof(Role.Member))
        {
            await JoinAsync(database, account, invitation, cancellationToken);
            return;
        }

        if (invitation.Role.Length == 0 || await database.Grants.FindAsync([account, invitation.Role, invitation.Network], cancellationToken) is not null) return;
        database.Grants.Add(new Grant { Subject = account, Role = invitation.Role, Network = invitation.Network, GrantedAt = Now, GrantedBy = invitation.By });
        await database.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A membership is no grant: it has a tier and an end, and the network's own word is renewed by inviting again.</summary>
    private async Task JoinAsync(IdentityDatabase database, string account, Invitation invitation, CancellationToken cancellationToken)
    {
        var known = await database.Memberships.FindAsync([account, invitation.Network], cancellationToken);
        if (known is null) database.Memberships.Add(known = new Membership { AccountId = account, Network = invitation.Network, Issuer = Membership.ByTheNetwork });
        known.Issuer = Membership.ByTheNetwork;
        known.Tier = invitation.Tier;
        known.Ends = invitation.MembershipEnds;
        known.ConfirmedAt = Now;
        await database.SaveChangesAsync(cancellationToken);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
