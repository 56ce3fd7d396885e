using Federation.Gateway.Identity;
using Federation.Gateway.Identity.Setup;
using Federation.Gateway.Identity.Store;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Identity.Store;

public sealed class IdentityFilesTests : IAsyncLifetime
{
    private const UnixFileMode Others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private AccountStore? _store;

    private AccountStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        _store = await AccountStore.OpenAsync();
    }

    public ValueTask DisposeAsync() => _store?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public void Store_Opened_HasItsFilesAndTheirFolderForItsUserAlone()
    {
        var files = Directory.GetFiles(Store.Folder, "identity.db*");

        // With its log and the log's index: SQLite makes them as it made the file.
        Assert.Equal(["identity.db", "identity.db-shm", "identity.db-wal"], files.Select(Path.GetFileName).Order());
        Assert.All([.. files, Store.Settings.ProtectionFolder], path => Assert.Equal(UnixFileMode.None, Mode(path) & Others));
    }

    [Fact]
    public void Store_ThatOthersCouldRead_IsClosedWhenItIsOpened()
    {
        Open(Store.Settings.DatabaseFile, UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Open(Store.Settings.ProtectionFolder, UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        Store.Open();

        Assert.All([Store.Settings.DatabaseFile, Store.Settings.ProtectionFolder], path => Assert.Equal(UnixFileMode.None, Mode(path) & Others));
    }

    [Fact]
    public void Store_InTheWayOfAFolder_IsRefusedByName()
    {
        var settings = new IdentitySettings(Directory.CreateDirectory(Path.Combine(Store.Folder, "other")).FullName, null, null);
        Directory.CreateDirectory(settings.DatabaseFile);
        File.WriteAllText(settings.ProtectionFolder, "");

        Assert.Contains(settings.DatabaseFile, Assert.Throws<IdentityStoreException>(() => IdentityFiles.OpenDatabase(settings)).Message, StringComparison.Ordinal);
        Assert.Contains(settings.ProtectionFolder, Assert.Throws<IdentityStoreException>(() => IdentityFiles.OpenProtection(settings)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_ThatIsNone_IsRefused()
    {
        var settings = new IdentitySettings(Directory.CreateDirectory(Path.Combine(Store.Folder, "other")).FullName, null, null);
        await File.WriteAllTextAsync(settings.DatabaseFile, string.Concat(Enumerable.Repeat("this is no database ", 500)), TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<IdentityStoreException>(() => IdentityDesk.OpenAsync(settings, TestContext.Current.CancellationToken));
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    private static void Open(string path, UnixFileMode more)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, File.GetUnixFileMode(path) | more);
    }
}
