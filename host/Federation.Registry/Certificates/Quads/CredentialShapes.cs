namespace Federation.Registry.Certificates.Quads;

/// <summary>
/// The documents that are signed, as their contexts read them: <see cref="CredentialsContext"/> for all, and <see cref="BadgesContext"/> for certificates. Both contexts
/// are published for good under their names; the tests hold this table against a JSON-LD processor that reads them.
/// </summary>
internal static class CredentialShapes
{
    public const string CredentialsContext = "https://www.w3.org/ns/credentials/v2";
    public const string BadgesContext = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

    private static readonly Member Name = Member.Text("name", Iris.Schema + "name");

    private static readonly (string, string) VerifiableCredential = ("VerifiableCredential", Iris.Credentials + "VerifiableCredential");

    private static readonly NodeShape Issuer = NodeShape.Of("Profile", Iris.Badges + "Profile", Name);

    private static readonly NodeShape Criteria = new([], [Member.Text("narrative", Iris.Badges + "narrative")]);

    private static readonly NodeShape ResultDescription = NodeShape.Of(
        "ResultDescription",
        Iris.Badges + "ResultDescription",
        Name,
        Member.Text("resultType", Iris.Badges + "resultType"),
        Member.Text("valueMin", Iris.Badges + "valueMin"),
        Member.Text("valueMax", Iris.Badges + "valueMax"));

    private static readonly NodeShape Achievement = NodeShape.Of(
        "Achievement",
        Iris.Badges + "Achievement",
        Name,
        Member.Text("description", Iris.Schema + "description"),
        Member.Text("achievementType", Iris.Badges + "achievementType"),
        Member.Text("version", Iris.Badges + "version"),
        Member.Of("criteria", Iris.Badges + "Criteria", Criteria),
        Member.Of("resultDescription", Iris.Badges + "resultDescription", ResultDescription) with { IsMany = true });

    private static readonly NodeShape Result = NodeShape.Of(
        "Result",
        Iris.Badges + "Result",
        Member.Text("resultDescription", Iris.Badges + "resultDescription", Iris.AnyUri),
        Member.Text("value", Iris.Schema + "value"));

    private static readonly NodeShape Subject = NodeShape.Of(
        "AchievementSubject",
        Iris.Badges + "AchievementSubject",
        Name,
        Member.Of("achievement", Iris.Badges + "achievement", Achievement),
        Member.Of("result", Iris.Badges + "result", Result) with { IsMany = true });

    private static readonly NodeShape StatusEntry = NodeShape.Of(
        "BitstringStatusListEntry",
        Iris.Status + "BitstringStatusListEntry",
        Member.Text("statusPurpose", Iris.Status + "statusPurpose"),
        Member.Text("statusListIndex", Iris.Status + "statusListIndex"),
        Member.Reference("statusListCredential", Iris.Status + "statusListCredential")) with { HasOneType = true };

    private static readonly NodeShape Bits = NodeShape.Of(
        "BitstringStatusList",
        Iris.Status + "BitstringStatusList",
        Member.Text("statusPurpose", Iris.Status + "statusPurpose"),
        Member.Text("encodedList", Iris.Status + "encodedList", Iris.Security + "multibase"),
        Member.Number("ttl", Iris.Status + "ttl")) with { HasOneType = true };

    public static readonly DocumentShape Certificate = new(
        [CredentialsContext, BadgesContext],
        new NodeShape(
            [VerifiableCredential, ("OpenBadgeCredential", Iris.Badges + "OpenBadgeCredential")],
            [
                Member.Of("issuer", Iris.Credentials + "issuer", Issuer),
                Name,
                Member.Time("validFrom", Iris.Credentials + "validFrom"),
                Member.Time("validUntil", Iris.Credentials + "validUntil"),
                Member.Of("credentialSubject", Iris.Credentials + "credentialSubject", Subject),
                Member.Of("credentialStatus", Iris.Credentials + "credentialStatus", StatusEntry) with { IsMany = true },
            ]));

    public static readonly DocumentShape StatusList = new(
        [CredentialsContext],
        new NodeShape(
            [VerifiableCredential, ("BitstringStatusListCredential", Iris.Status + "BitstringStatusListCredential")],
            [
                Member.Reference("issuer", Iris.Credentials + "issuer"),
                Member.Time("validFrom", Iris.Credentials + "validFrom"),
                Member.Time("validUntil", Iris.Credentials + "validUntil"),
                Member.Of("credentialSubject", Iris.Credentials + "credentialSubject", Bits),
            ]));
}
