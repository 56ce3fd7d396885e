using System.Runtime.Versioning;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;

namespace Federation.Registry.Tests.Certificates;

public sealed class KeyFileTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 1, 12, 0, 0, 500, TimeSpan.FromHours(1));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("keys-");

    private string KeyPath => Path.Combine(_folder.FullName, "keys.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Create_ThenOpen_SignsWithTheSameKey()
    {
        using var created = KeyFile.Create(KeyPath, At);
        using var opened = KeyFile.Open(KeyPath);

        Assert.Equal(created.Name, opened.Name);
        Assert.Equal(created.Sign([1, 2, 3]), opened.Sign([1, 2, 3]));
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 11, 0, 0, TimeSpan.Zero), opened.From);
        Assert.StartsWith("z6Mk", opened.Name, StringComparison.Ordinal);
        Assert.Equal([KeyPath], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void Create_OverAFile_LeavesItAsItIs()
    {
        File.WriteAllText(KeyPath, "mine");

        Assert.Equal(CertificateProblemCodes.KeyFile, Assert.Throws<CertificateException>(() => KeyFile.Create(KeyPath, At)).Code);
        Assert.Equal("mine", File.ReadAllText(KeyPath));
        Assert.Equal([KeyPath], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void Create_WhereNothingCanBeWritten_SaysSo() =>
        Assert.Equal(CertificateProblemCodes.KeyFile, Assert.Throws<CertificateException>(() => KeyFile.Create(Path.Combine(_folder.FullName, "absent", "keys.json"), At)).Code);

    [Theory]
    [UnsupportedOSPlatform("windows")]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void Open_FileThatOthersMayUse_IsRefused(UnixFileMode others)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        KeyFile.Create(KeyPath, At).Dispose();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
        File.SetUnixFileMode(KeyPath, File.GetUnixFileMode(KeyPath) | others);

        Assert.Equal(CertificateProblemCodes.KeyFileExposed, Assert.Throws<CertificateException>(() => KeyFile.Open(KeyPath)).Code);
        Assert.Equal(CertificateProblemCodes.KeyFileExposed, Assert.Throws<CertificateException>(() => KeyFile.Rotate(KeyPath, At.AddDays(1))).Code);
    }

    [Fact]
    public void Rotate_Twice_KeepsThePublicHalvesAndNoSecret()
    {
        using var first = KeyFile.Create(KeyPath, At);
        string seed = Seed();
        using var second = KeyFile.Rotate(KeyPath, At.AddDays(1));
        using var third = KeyFile.Rotate(KeyPath, At.AddDays(2));

        Assert.Equal([second.Name, first.Name], third.Retired.Select(key => Multikey.Of(key.Key)));
        Assert.Equal([(second.From, third.From), (first.From, second.From)], third.Retired.Select(key => (key.From, key.Until)));
        Assert.DoesNotContain(seed, File.ReadAllText(KeyPath), StringComparison.Ordinal);
        using var opened = KeyFile.Open(KeyPath);
        Assert.Equal(third.Name, opened.Name);
        Assert.Equal(2, opened.Retired.Count);
    }

    [Fact]
    public void Rotate_BeforeTheKeyHasSigned_IsRefused()
    {
        using var keys = KeyFile.Create(KeyPath, At);

        Assert.Equal(CertificateProblemCodes.KeyFile, Assert.Throws<CertificateException>(() => KeyFile.Rotate(KeyPath, At)).Code);
        using var opened = KeyFile.Open(KeyPath);
        Assert.Equal(keys.Name, opened.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"current":null,"retired":[]}""")]
    [InlineData("""{"current":{"seed":"SECRET","from":"2026-11-01T00:00:00Z"},"retired":[]}""")]
    [InlineData("""{"current":{"seed":"SECRET+/","from":"2026-11-01T00:00:00Z"},"retired":[]}""")]
    [InlineData("""{"current":{"seed":"SECRETSECRETSECRETSECRETSECRETSECRETSECRETS","from":"yesterday"},"retired":[]}""")]
    [InlineData("""{"current":{"seed":"SECRETSECRETSECRETSECRETSECRETSECRETSECRETS","seed":"SECRET","from":"2026-11-01T00:00:00Z"},"retired":[]}""")]
    [InlineData("""{"current":{"seed":"SECRETSECRETSECRETSECRETSECRETSECRETSECRETS","from":"2026-11-01T00:00:00Z","SECRET":1},"retired":[]}""")]
    [InlineData("""{"current":{"seed":"SECRETSECRETSECRETSECRETSECRETSECRETSECRETQ","from":"2026-11-01T00:00:00Z"},"retired":[{"publicKeyMultibase":"zSECRET","from":"2026-11-01T00:00:00Z","until":"2026-11-01T00:00:00Z"}]}""")]
    public void Open_BrokenFile_SaysSoAndQuotesNothing(string text)
    {
        File.WriteAllText(KeyPath, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var failure = Assert.Throws<CertificateException>(() => KeyFile.Open(KeyPath));

        Assert.Equal(CertificateProblemCodes.KeyFile, failure.Code);
        Assert.DoesNotContain("SECRET", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_MissingFile_IsNamed() => Assert.Contains(KeyPath, Assert.Throws<CertificateException>(() => KeyFile.Open(KeyPath)).Message, StringComparison.Ordinal);

    private string Seed()
    {
        using var text = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(KeyPath));
        return text.RootElement.GetProperty("current").GetProperty("seed").GetString()!; // It was just written.
    }
}
