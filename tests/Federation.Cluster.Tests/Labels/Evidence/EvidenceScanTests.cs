using Federation.Cluster.Labels.Assessments.Evidence;
using Federation.Cluster.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Labels.Evidence;

/// <summary>The operator's own program, a real one.</summary>
public sealed class EvidenceScanTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));

    private string Incoming => _folder.File("incoming");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_WithoutAProgram_TakesEverything() => Assert.Null(await Scan(null).RunAsync("x"u8.ToArray(), TestContext.Current.CancellationToken));

    // What it is told: one argument, the path of a file that only its owner can read, and no environment but PATH.
    [Fact]
    public async Task Run_AProgramThatEndsWith0_TakesTheFileAndLeavesNothing()
    {
        Environment.SetEnvironmentVariable("FEDERATION_TEST_SECRET", "secret");
        string told = _folder.File("told");
        var scan = Scan(Script($"""printf '%s\n' "$#" "$(cat "$1")" "$(stat -c %a "$1")" "$FEDERATION_TEST_SECRET" > '{told}'"""));

        Assert.Null(await scan.RunAsync("ab; $(touch x)"u8.ToArray(), TestContext.Current.CancellationToken));

        Assert.Equal(["1", "ab; $(touch x)", "600", ""], await File.ReadAllLinesAsync(told, TestContext.Current.CancellationToken));
        Assert.Empty(Directory.EnumerateFiles(Incoming));
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("exit 77")]
    [InlineData("kill -9 $$")]
    [InlineData("yes | head -c 1000000; exit 2")]
    public async Task Run_AProgramThatEndsOtherwise_Refuses(string script)
    {
        Assert.Equal(EvidenceCodes.ScanRefused, (await Scan(Script(script)).RunAsync("x"u8.ToArray(), TestContext.Current.CancellationToken))?.Code);
        Assert.Empty(Directory.EnumerateFiles(Incoming));
    }

    [Fact]
    public async Task Run_AProgramThatCannotBeRun_TakesNothing()
    {
        Assert.Equal(EvidenceCodes.ScanFailed, (await Scan(_folder.File("nothing")).RunAsync("x"u8.ToArray(), TestContext.Current.CancellationToken))?.Code);
        string plain = _folder.File("plain");
        await File.WriteAllTextAsync(plain, "not a program", TestContext.Current.CancellationToken);
        Assert.Equal(EvidenceCodes.ScanFailed, (await Scan(plain).RunAsync("x"u8.ToArray(), TestContext.Current.CancellationToken))?.Code);
        Assert.Empty(Directory.EnumerateFiles(Incoming));
    }

    [Fact]
    public async Task Run_AProgramThatHangs_IsStoppedAndTakesNothing()
    {
        string started = _folder.File("started");
        using var watcher = new FileSystemWatcher(_folder.Path, "started") { EnableRaisingEvents = true };
        var begun = new TaskCompletionSource();
        watcher.Created += (_, _) => begun.TrySetResult();
        var running = Scan(Script($"touch '{started}'; sleep 600")).RunAsync("x"u8.ToArray(), TestContext.Current.CancellationToken);
        await begun.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken); // a test that hangs tells nothing

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(EvidenceCodes.ScanFailed, (await running)?.Code);
        Assert.Empty(Directory.EnumerateFiles(Incoming));
    }

    // Whoever sends hangs up while it is laid down.
    [Fact]
    public async Task Run_ThatIsCancelledWhileTheFileIsWritten_LeavesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Scan(Script("exit 0")).RunAsync("x"u8.ToArray(), new CancellationToken(canceled: true)));

        Assert.Empty(Directory.EnumerateFiles(Incoming));
    }

    [Fact]
    public void Tidy_WhatACrashLeft_IsRemovedAfterAnHour()
    {
        string old = Lay($"{Guid.NewGuid():N}", hours: 2), fresh = Lay($"{Guid.NewGuid():N}", hours: 0), others = Lay("notes.txt", hours: 2);

        Scan(null).Tidy(_clock.GetUtcNow());

        Assert.Equal((false, true, true), (File.Exists(old), File.Exists(fresh), File.Exists(others)));
    }

    private string Lay(string name, int hours)
    {
        Directory.CreateDirectory(Incoming);
        string path = Path.Combine(Incoming, name);
        File.WriteAllText(path, "x");
        File.SetLastWriteTimeUtc(path, _clock.GetUtcNow().UtcDateTime.AddHours(-hours));
        return path;
    }

    private EvidenceScan Scan(string? command) => new(Options.Create(new EvidenceOptions { ScanCommand = command, Folder = Incoming }), _clock, NullLogger<EvidenceScan>.Instance);

    private string Script(string body)
    {
        string path = _folder.File($"scan-{Guid.NewGuid():N}.sh");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
