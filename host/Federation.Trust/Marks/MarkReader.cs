using Federation.Trust.Entities;
using Federation.Trust.Statements;
using Federation.Trust.Tokens;

namespace Federation.Trust.Marks;

/// <summary>Tells what a text is that is said to be a trust mark, or the delegation of one's owner, by its form. Pure.</summary>
public static class MarkReader
{
    /// <summary>The <c>typ</c> of a trust mark.</summary>
    public const string MarkType = "trust-mark+jwt";

    /// <summary>The <c>typ</c> of a delegation.</summary>
    public const string DelegationType = "trust-mark-delegation+jwt";

    /// <summary>The longest type, in characters.</summary>
    public const int MostTypeCharacters = 512;

    internal const string Delegation = "delegation";

    private const int MostDelegationCharacters = 8_192;

    /// <summary>Its time is not looked at: whoever gave it may be asked about one that is over.</summary>
    public static Judged<TrustMark> Read(string compact, TrustRules rules) => Read(compact, MarkType, rules);

    /// <summary>The same for a delegation, which has no delegation of its own.</summary>
    internal static Judged<TrustMark> ReadDelegation(string compact, TrustRules rules) => Read(compact, DelegationType, rules);

    private static Judged<TrustMark> Read(string compact, string type, TrustRules rules)
    {
        if (!TypedToken.Read(compact, type, rules).TryGet(out var token, out var refusal)) return refusal;
        var claims = token.Claims;
        if (!EntityId.TryParse(claims.Text(StatementWords.Issuer, EntityId.MostCharacters), rules.AllowLoopback, out var issuer) || !EntityId.TryParse(claims.Text(StatementWords.Subject, EntityId.MostCharacters), rules.AllowLoopback, out var subject))
        {
            return new TrustRefusal(TrustCodes.BadEntityId, "Issuer and subject are entity ids.");
        }

        bool isWhole = claims.Has(StatementWords.Expires) == claims.Time(StatementWords.Expires) is not null && claims.Has(Delegation) == claims.Text(Delegation, MostDelegationCharacters) is not null;
        return isWhole && claims.Text(StatementWords.TrustMarkType, MostTypeCharacters) is { } markType && claims.Time(StatementWords.IssuedAt) is { } issued
            ? new TrustMark { Issuer = issuer, Subject = subject, Type = markType, IssuedAt = issued, Expires = claims.Time(StatementWords.Expires), Delegation = claims.Text(Delegation, MostDelegationCharacters), Token = token }
            : new TrustRefusal(TrustCodes.Malformed, "A trust mark has a type and a beginning, and where it has an end or a delegation, in their form.");
    }
}
