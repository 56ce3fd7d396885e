using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using Federation.Cluster.Members.Passes.Status;
using Federation.Registry.Criteria;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Cluster.Members.Passes;

/// <summary>Issues a member's credential for one host centre, in the place of a home network whose own provider cannot. Thread safe.</summary>
public sealed class CredentialIssuer(IPassIssuerKeys keys)
{
    /// <summary>How long a credential counts at most, where its issuer does not take it back before.</summary>
    public static readonly TimeSpan MostLifetime = TimeSpan.FromHours(24);

    /// <summary>The longest text of a phone's key, in characters.</summary>
    private const int MostKeyCharacters = 1_024;

    private const int IdBytes = 16;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>It counts from now on for <see cref="MostLifetime"/>, and no longer than the membership.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level asked of the centre is none, or the list of states has no such place.</exception>
    public CredentialOutcome Issue(CredentialOrder order, DateTimeOffset now)
    {
        if (order.LabelLevel is < 1 or > CriteriaSet.TopLevel) throw new ArgumentOutOfRangeException(nameof(order), order.LabelLevel, "There is no such level.");
        if (order.StatusIndex is < 0 or >= StatusList.Places) throw new ArgumentOutOfRangeException(nameof(order), order.StatusIndex, "The list of states has no such place.");
        if (KeyOf(order.HolderKey) is not { } key) return Refused(PassCodes.BadKey, "The phone's key is no public JWK of an EC key on P-256.");
        var from = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var until = from + MostLifetime;
        if (order.MembershipEnds is { } ends && ends < until) until = DateTimeOffset.FromUnixTimeSeconds(ends.ToUnixTimeSeconds());
        return until <= from
            ? Refused(PassCodes.MembershipOver, "The membership has ended.")
            : new CredentialOutcome { Credential = Sign(order, key, from, until), Expires = until };
    }

    private string Sign(CredentialOrder order, HolderKey key, DateTimeOffset from, DateTimeOffset until)
    {
        var claims = new Dictionary<string, object>
        {
            [PassWords.Subject] = order.Subject.Value,
            [PassWords.TokenId] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)),
            [PassWords.HomeNetwork] = order.HomeNetwork.Value,
            [PassWords.Tier] = order.Tier.Value,
            [PassWords.OfflinePolicy] = order.OfflinePolicy.Word(),
            [PassWords.Status] = new Dictionary<string, object>
            {
                [PassWords.StatusList] = new Dictionary<string, object> { [PassWords.StatusIndex] = order.StatusIndex, [PassWords.StatusUri] = keys.StatusList.AbsoluteUri },
            },
            [PassWords.Confirmation] = new Dictionary<string, object>
            {
                [PassWords.Key] = new Dictionary<string, object> { ["kty"] = HolderKey.KeyType, ["crv"] = HolderKey.Curve, ["x"] = key.X, ["y"] = key.Y },
            },
        };
        if (order.LabelLevel is { } level) claims[PassWords.LabelLevel] = level;
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = PassWords.CredentialType,
            Issuer = keys.Issuer,
            Audience = order.Audience,
            IssuedAt = from.UtcDateTime,
            Expires = until.UtcDateTime,
            Claims = claims,
            SigningCredentials = keys.Signing,
        });
    }

    private static HolderKey? KeyOf(string jwk)
    {
        if (jwk.Length > MostKeyCharacters) return null;
        try
        {
            using var document = JsonDocument.Parse(jwk, Strict);
            var key = HolderKey.Read(document.RootElement);
            using var opened = key?.Open();
            return opened is null ? null : key;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException)
        {
            // Half a surrogate pair is an argument that no JSON can be; and as an escape in a member's name it is JSON that the framework cannot look for a second time.
            return null;
        }
    }

    private static CredentialOutcome Refused(string code, string message) => new() { Refusal = new PassRefusal(code, message) };
}
