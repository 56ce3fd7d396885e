using System.Globalization;
using System.Text.Json.Nodes;
using Federation.Registry.Certificates.Quads;
using Federation.Registry.Certificates.Status;
using Federation.Registry.Criteria;

namespace Federation.Registry.Certificates;

/// <summary>What the documents say, before they are signed. A text that stands once says it in French and in English.</summary>
internal static class CredentialDocuments
{
    /// <summary>What a result is called that is of the whole label and of no axis.</summary>
    public const string Overall = "overall";

    /// <summary>The label's name.</summary>
    public const string Title = "Centres Collaboratifs Connectés", EnglishTitle = "Connected Collaborative Centres";

    public static JsonObject Certificate(Award award, CertificateAddresses addresses)
    {
        string id = addresses.Certificate(award.CertificateId), achievement = addresses.Achievement(award.CriteriaVersion, award.Level);
        return new JsonObject
        {
            ["@context"] = new JsonArray(CredentialShapes.CredentialsContext, CredentialShapes.BadgesContext),
            ["id"] = id,
            ["type"] = new JsonArray("VerifiableCredential", "OpenBadgeCredential"),
            ["issuer"] = new JsonObject { ["id"] = addresses.Issuer, ["type"] = new JsonArray("Profile"), ["name"] = $"{Title} / {EnglishTitle}" },
            ["name"] = NameOf(award.Level),
            ["validFrom"] = CertificateTime.Text(award.From),
            ["validUntil"] = CertificateTime.Text(award.Until),
            ["credentialSubject"] = new JsonObject
            {
                ["id"] = addresses.Centre(award.CentreId),
                ["type"] = new JsonArray("AchievementSubject"),
                ["name"] = award.CentreName,
                ["achievement"] = Achievement(award, achievement, addresses.Criteria(award.CriteriaVersion)),
                ["result"] = new JsonArray(
                [
                    Result(Overall, award.Level, id, achievement),
                    .. award.Axes.OrderBy(axis => axis.Key).Select(axis => Result(AxisWords.Word(axis.Key), axis.Value, id, achievement)),
                ]),
            },
            ["credentialStatus"] = new JsonArray(
                Status(StatusPurpose.Revocation, award.RevocationIndex, addresses),
                Status(StatusPurpose.Suspension, award.SuspensionIndex, addresses)),
        };
    }

    public static JsonObject StatusList(StatusPurpose purpose, StatusBits bits, DateTimeOffset at, TimeSpan timeToLive, CertificateAddresses addresses)
    {
        string id = addresses.StatusList(purpose);
        return new JsonObject
        {
            ["@context"] = new JsonArray(CredentialShapes.CredentialsContext),
            ["id"] = id,
            ["type"] = new JsonArray("VerifiableCredential", "BitstringStatusListCredential"),
            ["issuer"] = addresses.Issuer,
            ["validFrom"] = CertificateTime.Text(at),
            ["validUntil"] = CertificateTime.Text(at + timeToLive),
            ["credentialSubject"] = new JsonObject
            {
                ["id"] = $"{id}#list",
                ["type"] = "BitstringStatusList",
                ["statusPurpose"] = StatusPurposes.Word(purpose),
                ["encodedList"] = bits.Encode(),
                ["ttl"] = (long)timeToLive.TotalMilliseconds,
            },
        };
    }

    /// <summary>The same for everyone who holds the level by this version, whichever axes could be measured.</summary>
    private static JsonObject Achievement(Award award, string id, string criteria) => new()
    {
        ["id"] = id,
        ["type"] = new JsonArray("Achievement"),
        ["name"] = NameOf(award.Level),
        ["description"] = $"Le centre répond au niveau {award.Level} des critères {award.CriteriaVersion} sur chaque axe mesurable. / The centre meets level {award.Level} of the criteria {award.CriteriaVersion} on every axis that can be measured.",
        ["achievementType"] = "Certification",
        ["version"] = award.CriteriaVersion,
        ["criteria"] = new JsonObject
        {
            ["id"] = criteria,
            ["narrative"] = "Le niveau est celui de l'axe le plus bas, jamais une moyenne. / The level is that of the lowest axis, never an average.",
        },
        ["resultDescription"] = new JsonArray(
        [
            Description(Overall, new BilingualText("Niveau global", "Overall level"), id),
            .. Enum.GetValues<Axis>().Select(axis => Description(AxisWords.Word(axis), axis.Name(), id)),
        ]),
    };

    private static JsonObject Description(string word, BilingualText name, string achievement) => new()
    {
        ["id"] = $"{achievement}#{word}",
        ["type"] = new JsonArray("ResultDescription"),
        ["name"] = $"{name.French} / {name.English}",
        ["resultType"] = "PerformanceLevel",
        ["valueMin"] = "1",
        ["valueMax"] = Text(CriteriaSet.TopLevel),
    };

    private static JsonObject Result(string word, int level, string certificate, string achievement) => new()
    {
        ["id"] = $"{certificate}#{word}",
        ["type"] = new JsonArray("Result"),
        ["resultDescription"] = $"{achievement}#{word}",
        ["value"] = Text(level),
    };

    private static JsonObject Status(StatusPurpose purpose, int index, CertificateAddresses addresses)
    {
        string list = addresses.StatusList(purpose);
        return new JsonObject
        {
            ["id"] = $"{list}#{Text(index)}",
            ["type"] = "BitstringStatusListEntry",
            ["statusPurpose"] = StatusPurposes.Word(purpose),
            ["statusListIndex"] = Text(index),
            ["statusListCredential"] = list,
        };
    }

    private static string NameOf(int level) => $"{Title}, niveau {level} / {EnglishTitle}, level {level}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
