using System.Text;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Keys;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Storage;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Tests.Labels;

/// <summary>When a directory makes a key, and when it would rather have the old one back.</summary>
public sealed class IssuerKeysTests : IAsyncLifetime
{
    private readonly SqlitePlace _place = new();
    private readonly TemporaryFolder _folder = new();
    private IDirectoryStore? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IDirectoryStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    private string File => _folder.File("keys.json");

    public async ValueTask InitializeAsync() => _store = await _place.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _place.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Start_OfADirectoryThatHasNotSigned_MakesTheFile()
    {
        using var keys = Keys();

        await keys.StartAsync(Token);

        using var made = KeyFile.Open(File);
        Assert.Equal(made.Name, (await keys.GetAsync(Token)).Name);
    }

    [Fact]
    public async Task Keys_WhereTheFileIsLost_AreRefusedUntilItIsPutBack()
    {
        await SignAndLoseAsync();
        using var keys = Keys();

        await keys.StartAsync(Token);

        var refused = await Assert.ThrowsAsync<CertificateException>(async () => await keys.GetAsync(Token));
        Assert.Equal(CertificateProblemCodes.KeyFileLost, refused.Code);
        Assert.False(System.IO.File.Exists(File), "A new key took the place of the lost one.");

        using var back = KeyFile.Create(File, TimeProvider.System.GetUtcNow());
        Assert.Equal(back.Name, (await keys.GetAsync(Token)).Name);
    }

    [Fact]
    public async Task Start_WithAFileThatIsNone_IsRefusedWhenAskedAndLeavesItAsItIs()
    {
        await System.IO.File.WriteAllTextAsync(File, "{}", Token);
        if (!OperatingSystem.IsWindows()) System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var keys = Keys();

        await keys.StartAsync(Token);

        Assert.Equal(CertificateProblemCodes.KeyFile, (await Assert.ThrowsAsync<CertificateException>(async () => await keys.GetAsync(Token))).Code);
        Assert.Equal("{}", await System.IO.File.ReadAllTextAsync(File, Token));
    }

    [Fact]
    public async Task Keys_WhereTheFileIsLostAndTheAddressIsAnother_AreRefused()
    {
        await SignAndLoseAsync();
        using var keys = Keys("https://elsewhere.example");

        Assert.Equal(CertificateProblemCodes.KeyFileLost, (await Assert.ThrowsAsync<CertificateException>(async () => await keys.GetAsync(Token))).Code);
    }

    [Fact]
    public async Task Keys_WhereACertificateWasWritten_AreNotMadeAnew()
    {
        await Store.PutAsync(RowKinds.Certificate, $"{StoredRows.Centre}-1", StoredRows.Certificate(7));
        using var keys = Keys();

        Assert.Equal(CertificateProblemCodes.KeyFileLost, (await Assert.ThrowsAsync<CertificateException>(async () => await keys.GetAsync(Token))).Code);
    }

    private IssuerKeys Keys(string url = LabelCluster.PublicUrl) => new(Store, TimeProvider.System, Options.Create(new CertificateOptions { PublicUrl = new Uri(url), KeyFile = File }), NullLogger<IssuerKeys>.Instance);

    /// <summary>From a first start to the loss of the file.</summary>
    private async Task SignAndLoseAsync()
    {
        using var keys = Keys();
        await keys.StartAsync(Token);
        System.IO.File.Delete(File);
    }
}
