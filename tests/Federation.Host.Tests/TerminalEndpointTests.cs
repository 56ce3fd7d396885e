using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Federation.Host.Settings;

namespace Federation.Host.Tests;

public sealed class TerminalEndpointTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("terminals-");
    private readonly string _certificate;
    private readonly string _key;

    public TerminalEndpointTests()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = new CertificateRequest("CN=doors.directory.example", pair, HashAlgorithmName.SHA256).CreateSelfSigned(now, now.AddDays(1));
        (_certificate, _key) = (Path.Combine(_folder.FullName, "certificate.pem"), Path.Combine(_folder.FullName, "key.pem"));
        File.WriteAllText(_certificate, made.ExportCertificatePem() + "\n" + made.ExportCertificatePem());
        File.WriteAllText(_key, pair.ExportPkcs8PrivateKeyPem());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("https://doors.directory.example:8443", "https://*:8443")]
    [InlineData("https://doors.directory.example", "https://*:443")]
    [InlineData("https://127.0.0.1:8443", "https://127.0.0.1:8443")]
    [InlineData("https://[::1]:8443", "https://[::1]:8443")]
    [InlineData("https://localhost:8443/", "https://localhost:8443")]
    public void Read_AnAddress_ListensThere(string url, string listens)
    {
        var endpoint = TerminalEndpoint.Read(url, _certificate, _key);
        using var own = endpoint.Certificate;

        Assert.Equal(listens, endpoint.Listens);
        Assert.True(own.HasPrivateKey);
        Assert.Single(endpoint.Chain); // what stands after its own in the file
    }

    [Theory]
    [InlineData("http://doors.directory.example:8443")]
    [InlineData("https://doors.directory.example:8443/path")]
    [InlineData("https://doors.directory.example:8443?query")]
    [InlineData("https://somebody@doors.directory.example:8443")]
    [InlineData("https://127.0.0.1:0")]
    [InlineData("doors.directory.example")]
    public void Read_WhatIsNoAddressForTerminals_IsRefusedByName(string url) =>
        Assert.Contains("--terminal-url", Assert.Throws<SettingsException>(() => TerminalEndpoint.Read(url, _certificate, _key)).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_FilesThatAreNoCertificateWithItsKey_IsRefusedByName()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string foreign = Path.Combine(_folder.FullName, "other.pem");
        File.WriteAllText(foreign, other.ExportPkcs8PrivateKeyPem());

        foreach (var (certificate, key) in new[] { (_certificate, foreign), (_key, _key), (_certificate, _certificate), (Path.Combine(_folder.FullName, "nothing.pem"), _key) })
        {
            Assert.Contains("--terminal-certificate", Assert.Throws<SettingsException>(() => TerminalEndpoint.Read("https://doors.directory.example", certificate, key)).Message, StringComparison.Ordinal);
        }
    }
}
