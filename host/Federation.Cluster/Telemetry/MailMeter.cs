using System.Diagnostics.Metrics;

namespace Federation.Cluster.Telemetry;

/// <summary>What becomes of mail.</summary>
internal static class MailMeter
{
    public const string Sent = "sent", Later = "later", NoAddress = "no_address", GivenUp = "given_up";

    private static readonly Counter<long> Deliveries = DirectoryTelemetry.Count("federation.mail.deliveries", "{mail}", "Mails that were sent, put off, given up, or had no address any more.");

    public static void Ended(string outcome)
    {
        if (Deliveries.Enabled) Deliveries.Add(1, new KeyValuePair<string, object?>(TelemetryTags.MailOutcome, outcome));
    }
}
