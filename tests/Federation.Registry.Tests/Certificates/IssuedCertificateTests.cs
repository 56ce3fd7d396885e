using System.Buffers.Text;
using System.Text;
using Federation.Plugins.Tests;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Certificates.Verifying;

namespace Federation.Registry.Tests.Certificates;

/// <summary>
/// A certificate of the first version that issued any, in the folder <c>issued</c>. It is never written again: those that are out there cannot be either, so every later version
/// has to find it genuine.
/// </summary>
public sealed class IssuedCertificateTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Federation.Registry.Tests", "Certificates", "issued");

    [Theory]
    [InlineData("certificate.json", "keys.json")]
    [InlineData("certificate.json", "jwks.json")]
    [InlineData("certificate.jwt", "keys.json")]
    [InlineData("certificate.jwt", "jwks.json")]
    public void Certificate_OfTheFirstVersion_IsStillGenuine(string certificate, string keys)
    {
        var verdict = new CertificateVerifier(PublishedKeys.Read(Bytes(keys))).Verify(Bytes(certificate), [], CertificateBench.Now);

        Assert.True(verdict.Genuine.IsYes, verdict.Genuine.Reason);
        Assert.Equal((CertificateBench.Award.Level, CertificateBench.Award.CentreName), (verdict.Facts!.Level, verdict.Facts.CentreName)); // It is genuine.
    }

    /// <summary>Another form for the same award is a decision: it is to be seen, and other verifiers of ours have to be able to read it.</summary>
    [Fact]
    public void Issue_TheSameAwardByTheSameKey_GivesWhatTheFirstVersionGave()
    {
        var folder = Directory.CreateTempSubdirectory("issued-");
        try
        {
            // A secret that is none.
            string path = Path.Combine(folder.FullName, "keys.json");
            File.WriteAllText(path, $$"""{ "current": { "seed": "{{Base64Url.EncodeToString(Enumerable.Range(0, 32).Select(number => (byte)number).ToArray())}}", "from": "2026-10-01T00:00:00Z" }, "retired": [] }""");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            using var keys = KeyFile.Open(path);
            var addresses = new CertificateAddresses(new Uri("https://label.example"));

            var issued = new CertificateIssuer(addresses, keys).Issue(CertificateBench.Award, CertificateBench.Start);

            Assert.Equal(Text("certificate.json"), Encoding.UTF8.GetString(issued.Embedded));
            Assert.Equal(Text("certificate.jwt"), issued.Jwt);
            Assert.Equal(Text("keys.json"), keys.Publish(addresses).ControllerDocument().ToJsonString());
            Assert.Equal(Text("jwks.json"), keys.Publish(addresses).JwkSet().ToJsonString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    private static string Text(string file) => Encoding.UTF8.GetString(Bytes(file)).TrimEnd('\n');
}
