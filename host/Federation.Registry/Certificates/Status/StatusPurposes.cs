namespace Federation.Registry.Certificates.Status;

/// <summary>What a purpose is called in a credential.</summary>
internal static class StatusPurposes
{
    public static readonly IReadOnlyList<StatusPurpose> All = [StatusPurpose.Revocation, StatusPurpose.Suspension];

    public static string Word(StatusPurpose purpose) => purpose == StatusPurpose.Revocation ? "revocation" : "suspension";
}
