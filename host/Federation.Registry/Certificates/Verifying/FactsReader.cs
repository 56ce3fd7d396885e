using System.Globalization;
using System.Text.Json;
using Federation.Registry.Certificates.Signing;
using Federation.Registry.Certificates.Status;
using Federation.Registry.Criteria;

namespace Federation.Registry.Certificates.Verifying;

/// <summary>Reads what a signed certificate says. Its shape was looked at; what its texts mean is looked at here.</summary>
internal static class FactsReader
{
    /// <exception cref="CertificateException">Code <c>certificate.shape</c>: its issuer signed something that is no certificate of this label.</exception>
    public static CertificateFacts Read(SignedCredential signed)
    {
        var root = signed.Root;
        var subject = root.GetProperty("credentialSubject");
        var achievement = subject.GetProperty("achievement");
        var levels = Levels(subject.GetProperty("result"), Text(achievement, "id"));
        var status = root.GetProperty("credentialStatus").EnumerateArray().Select(Entry).ToList();
        if (!status.Select(entry => entry.Purpose).Order().SequenceEqual(StatusPurposes.All)) throw Misshapen("its status is not one revocation and one suspension");
        return new CertificateFacts
        {
            Id = Text(root, "id"),
            Form = signed.Form,
            Issuer = signed.Issuer,
            Key = signed.Key.Id,
            Sha256 = Convert.ToBase64String(signed.Sha256),
            Centre = Text(subject, "id"),
            CentreName = Text(subject, "name"),
            Level = levels.TryGetValue(CredentialDocuments.Overall, out int overall) ? overall : throw Misshapen("it says no overall level"),
            Axes = levels.Where(level => level.Key != CredentialDocuments.Overall).ToDictionary(level => AxisWords.Axis(level.Key) ?? throw Misshapen("a result is of no axis"), level => level.Value),
            CriteriaVersion = Text(achievement, "version"),
            ValidFrom = Time(root, "validFrom"),
            ValidUntil = Time(root, "validUntil"),
            Status = status,
        };
    }

    /// <summary>A time of a signed credential.</summary>
    public static DateTimeOffset Time(JsonElement node, string name) => CertificateTime.Parse(Text(node, name)) ?? throw Misshapen($"\"{name}\" is no time");

    /// <summary>A text of a signed credential.</summary>
    public static string Text(JsonElement node, string name) => StrictJson.Text(node, name) ?? throw Misshapen($"\"{name}\" is no text");

    private static Dictionary<string, int> Levels(JsonElement results, string achievement)
    {
        var levels = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var result in results.EnumerateArray())
        {
            string description = Text(result, "resultDescription");
            if (!description.StartsWith($"{achievement}#", StringComparison.Ordinal)) throw Misshapen("a result is of another achievement");
            int level = Number(result, "value");
            if (level is < 1 or > CriteriaSet.TopLevel || !levels.TryAdd(description[(achievement.Length + 1)..], level)) throw Misshapen("a result is no level, or stands twice");
        }

        return levels;
    }

    private static StatusEntry Entry(JsonElement entry)
    {
        string word = Text(entry, "statusPurpose");
        var purposes = StatusPurposes.All.Where(purpose => StatusPurposes.Word(purpose) == word).ToList();
        return new StatusEntry(purposes is [var purpose] ? purpose : throw Misshapen("its status is neither revocation nor suspension"), Text(entry, "statusListCredential"), Number(entry, "statusListIndex"));
    }

    private static int Number(JsonElement node, string name) =>
        int.TryParse(Text(node, name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : throw Misshapen($"\"{name}\" is no number");

    private static CertificateException Misshapen(string what) => new(CertificateProblemCodes.Shape, $"It is no certificate of this label: {what}.");
}
