using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Signing;
using Federation.Registry.Certificates.Status;
using Federation.Registry.Certificates.Verifying;
using Federation.Registry.Criteria;

namespace Federation.Registry.Tests.Certificates;

/// <summary>An issuer with a key file of its own, and what is issued with it.</summary>
internal sealed class CertificateBench : IDisposable
{
    public const int Revoked = 70_000, Suspended = 9;

    public static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A month into the award.</summary>
    public static readonly DateTimeOffset Now = Start.AddDays(30);

    public static readonly TimeSpan TimeToLive = TimeSpan.FromDays(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("certificates-");

    public CertificateBench(string publicUrl = "https://label.example")
    {
        Addresses = new CertificateAddresses(new Uri(publicUrl));
        Keys = KeyFile.Create(KeyPath, Start.AddDays(-100));
        Issuer = new CertificateIssuer(Addresses, Keys);
    }

    public static Award Award { get; } = new()
    {
        CertificateId = "c-1",
        CentreId = "0192f0c4d6a87b3e9a1c5d2e3f405162",
        CentreName = "Télécentre « La Fabrique », \"Beaune\" \\ 東京 😀",
        Level = 2,
        Axes = new Dictionary<Axis, int> { [Axis.TechnicalPerformance] = 3, [Axis.Services] = 2, [Axis.Quality] = 2, [Axis.Commitments] = 3 },
        CriteriaVersion = "1.0",
        From = Start,
        Until = Start.AddYears(2),
        RevocationIndex = 1,
        SuspensionIndex = 131_071,
    };

    public string KeyPath => Path.Combine(_folder.FullName, "keys.json");

    public CertificateAddresses Addresses { get; }

    public SigningKeys Keys { get; }

    public CertificateIssuer Issuer { get; }

    public PublishedKeys Published => Keys.Publish(Addresses);

    public CertificateVerifier Verifier => new(Published);

    /// <summary>An award's certificate, signed when the award begins.</summary>
    public IssuedCredential Issue(Award award) => Issuer.Issue(award, award.From);

    /// <summary>Both lists as they stand, in the embedded form.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Lists(DateTimeOffset at) => [List(StatusPurpose.Revocation, at).Embedded, List(StatusPurpose.Suspension, at).Embedded];

    public IssuedCredential List(StatusPurpose purpose, DateTimeOffset at) =>
        Issuer.IssueStatusList(purpose, StatusBits.Of([purpose == StatusPurpose.Revocation ? Revoked : Suspended]), at, TimeToLive);

    public void Dispose()
    {
        Keys.Dispose();
        _folder.Delete(recursive: true);
    }
}
