using System.Text.Json;
using Federation.Cluster.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Storage;

public sealed class DataFolderLockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 3, 1, 8, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folder_ThatIsNotThere_IsCreated()
    {
        using DataFolderLock taken = DataFolderLock.TryAcquire(_folder.File("new/data"), _clock).Demand();

        Assert.True(Directory.Exists(_folder.File("new/data")));
    }

    [Fact]
    public void Folder_InUse_SaysByWhomAndWhere()
    {
        using DataFolderLock taken = DataFolderLock.TryAcquire(_folder.Path, _clock).Demand();
        Assert.Equal(new DataFolderHolder(Environment.ProcessId, null, _clock.GetUtcNow()), DataFolderLock.TryAcquire(_folder.Path, TimeProvider.System).Holder);
        taken.Announce("http://localhost:5080");

        DataFolderAttempt second = DataFolderLock.TryAcquire(_folder.Path, TimeProvider.System);

        Assert.False(second.Acquired);
        Assert.Equal(new DataFolderHolder(Environment.ProcessId, "http://localhost:5080", _clock.GetUtcNow()), second.Holder);
        var failure = Assert.Throws<StoreUnavailableException>(second.Demand);
        Assert.Equal(StoreCodes.InUse, failure.Code);
        Assert.EndsWith($"is in use by process {Environment.ProcessId} at http://localhost:5080.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_GivenBack_CanBeTakenAgain()
    {
        DataFolderLock first = DataFolderLock.TryAcquire(_folder.Path, _clock).Demand();
        first.Dispose();
        first.Dispose();
        Assert.False(File.Exists(_folder.File("host.json")));

        using DataFolderLock second = DataFolderLock.TryAcquire(_folder.Path, _clock).Demand();
        Assert.Throws<ObjectDisposedException>(() => first.Announce("http://localhost:5080"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task Folder_InUseWithAnUnreadableNote_SaysInUse(string note)
    {
        using DataFolderLock taken = DataFolderLock.TryAcquire(_folder.Path, _clock).Demand();
        await File.WriteAllTextAsync(_folder.File("host.json"), note, Cancellation);

        DataFolderAttempt second = DataFolderLock.TryAcquire(_folder.Path, _clock);

        Assert.False(second.Acquired);
        Assert.Contains("another process", Assert.Throws<StoreUnavailableException>(second.Demand).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_ThatIsAFile_CannotBeUsed()
    {
        await File.WriteAllTextAsync(_folder.File("data"), "", Cancellation);

        Assert.Equal(StoreCodes.Folder, Assert.Throws<StoreUnavailableException>(() => DataFolderLock.TryAcquire(_folder.File("data"), _clock)).Code);
    }

    [Fact]
    public async Task Folder_OfAKilledProcess_IsFreeAtOnce()
    {
        using var child = ChildProcess.Start(["lock", _folder.Path, "http://localhost:5081"]);
        Assert.Equal("held", await child.ReadLineAsync(Cancellation));
        DataFolderAttempt attempt = DataFolderLock.TryAcquire(_folder.Path, _clock);
        Assert.Equal((child.Id, "http://localhost:5081"), (attempt.Holder?.Pid, attempt.Holder?.Url));

        child.Kill();

        using DataFolderLock taken = DataFolderLock.TryAcquire(_folder.Path, _clock).Demand();
        using JsonDocument note = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.File("host.json"), Cancellation));
        Assert.Equal(Environment.ProcessId, note.RootElement.GetProperty("pid").GetInt32());
        Assert.Equal("2025-03-01T08:00:00+00:00", note.RootElement.GetProperty("startedAt").GetString());
    }
}
