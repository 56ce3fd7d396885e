using System.Globalization;

namespace Federation.EndToEnd.Tests.Support;

/// <summary>A small file system in memory, which only those programs see that are started in it. It is gone when disposed. Linux only.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int FillerBlock = 4096;

    private readonly HostProcess _holder;
    private readonly string _folder;

    private SmallDisk(HostProcess holder, string folder)
    {
        _holder = holder;
        _folder = folder;
    }

    /// <summary>The folder as programs see it that are not started in it.</summary>
    public string Outside => $"/proc/{_holder.Id.ToString(CultureInfo.InvariantCulture)}/root{_folder}";

    /// <summary>What fills it.</summary>
    private string Filler => Path.Combine(Outside, "filler");

    /// <param name="folder">Where programs see it; it is made where it is not there.</param>
    public static async Task<SmallDisk> MountAsync(string folder, int megabytes)
    {
        Directory.CreateDirectory(folder);
        // Whoever may not mount is somebody else in a namespace of their own.
        string[] own = Environment.IsPrivilegedProcess ? [] : ["--user", "--map-root-user"];
        string[] script = ["sh", "-c", "mount -t tmpfs -o size=$2m small \"$1\" && echo mounted && exec cat", "sh", folder, megabytes.ToString(CultureInfo.InvariantCulture)];
        var holder = HostProcess.Start(["--mount", .. own, .. script], program: "unshare");
        var disk = new SmallDisk(holder, folder);
        try
        {
            await holder.Output.FirstAsync(line => line == "mounted", TestContext.Current.CancellationToken);
            return disk;
        }
        catch (InvalidOperationException failure)
        {
            string said = holder.Error.Text;
            await disk.DisposeAsync();
            throw new InvalidOperationException($"No disk could be made: {said}", failure);
        }
    }

    /// <summary>A program, and its words, that becomes another one that sees the disk.</summary>
    /// <param name="folder">Where it works.</param>
    public IReadOnlyList<string> In(string folder)
    {
        string[] own = Environment.IsPrivilegedProcess ? [] : ["--user", "--preserve-credentials"];
        return ["nsenter", "--target", _holder.Id.ToString(CultureInfo.InvariantCulture), "--mount", .. own, $"--wd={folder}", "--"];
    }

    /// <summary>The host as a program that sees it.</summary>
    public HostProcess Start(params IEnumerable<string> arguments) => HostProcess.Start(arguments, before: In(Repository.Root));

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] block = new byte[FillerBlock];
        try
        {
            while (true) file.Write(block);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    public ValueTask DisposeAsync() => _holder.DisposeAsync();
}
