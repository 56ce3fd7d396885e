using Microsoft.IdentityModel.Tokens;

namespace Federation.Cluster.Members.Passes;

/// <summary>The words of credentials and passes; docs/admission.md tells what each says.</summary>
internal static class PassWords
{
    public const string CredentialType = "centre-credential+jwt";
    public const string PassType = "centre-pass+jwt";

    /// <summary>The only algorithm, for both.</summary>
    public const string Algorithm = SecurityAlgorithms.EcdsaSha256;

    public const string Issuer = "iss";
    public const string Subject = "sub";
    public const string Audience = "aud";
    public const string IssuedAt = "iat";
    public const string Expires = "exp";
    public const string TokenId = "jti";
    public const string HomeNetwork = "home_network";
    public const string Tier = "tier";
    public const string OfflinePolicy = "offline_policy";
    public const string LabelLevel = "label_level";
    public const string Confirmation = "cnf";
    public const string Key = "jwk";
    public const string Nonce = "nonce";
    public const string Credential = "credential";
    public const string Status = "status";
    public const string StatusList = "status_list";
    public const string StatusIndex = "idx";
    public const string StatusUri = "uri";
}
