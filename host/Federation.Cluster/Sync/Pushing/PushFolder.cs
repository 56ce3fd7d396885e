using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Storage.Files;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Sync.Pushing;

/// <summary>
/// Where what was pushed waits for its run: a folder for each network, with one file at most, and one for what is still coming in. For its owner alone. Thread safe.
/// </summary>
public sealed class PushFolder(IOptions<PushOptions> options)
{
    /// <summary>No network is called so.</summary>
    private const string IncomingName = ".incoming";

    private const int HtmlPrefixBytes = 1024;

    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly FetchOptions Sizes = new();

    private readonly Lock _sweeping = new();
    private bool _isSwept;

    /// <summary>The most that a source may have, packed and unpacked.</summary>
    public static long MostBytes => Sizes.BodyBytes;

    private string Incoming => Path.Combine(options.Value.Folder, IncomingName);

    public string PathOf(NetworkId network, string file) => Path.Combine(options.Value.Folder, network.Value, file);

    /// <summary>A new file for something that is coming in. What a process before this one left unfinished goes first.</summary>
    public FileStream Begin(out string file)
    {
        lock (_sweeping)
        {
            if (!_isSwept && Directory.Exists(Incoming)) Directory.Delete(Incoming, recursive: true);
            _isSwept = true;
            MakeFolder(IncomingName);
        }

        file = Guid.NewGuid().ToString("N");
        return OwnersFile.Open(Path.Combine(Incoming, file), FileMode.CreateNew);
    }

    /// <summary>Lets go of what was coming in.</summary>
    public void Drop(string file) => File.Delete(Path.Combine(Incoming, file));

    /// <summary>Unpacks what came in into another such file, as a source that comes packed.</summary>
    /// <exception cref="Contracts.AdapterException">As <see cref="ContentDecoding.Open"/>.</exception>
    /// <exception cref="InvalidDataException">It is cut off, or no gzip.</exception>
    public async Task<string> UnpackAsync(string packed, CancellationToken cancellationToken)
    {
        await using var sent = OwnersFile.Open(Path.Combine(Incoming, packed), FileMode.Open);
        await using var body = ContentDecoding.Open(sent, ["gzip"], Sizes, new SourceNaming("What was pushed", IsFile: false));
        var unpacked = Begin(out string file);
        try
        {
            await using (unpacked)
            {
                await body.CopyToAsync(unpacked, cancellationToken);
                unpacked.Flush(flushToDisk: true);
                return file;
            }
        }
        catch
        {
            Drop(file);
            throw;
        }
    }

    /// <summary>How long what came in is.</summary>
    public long BytesOf(string file) => new FileInfo(Path.Combine(Incoming, file)).Length;

    /// <summary>Whether what came in begins as a page for people does.</summary>
    public bool IsPage(string file)
    {
        using var body = OwnersFile.Open(Path.Combine(Incoming, file), FileMode.Open);
        byte[] head = new byte[HtmlPrefixBytes];
        return HtmlPrefix.IsAt(head.AsSpan(0, body.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
    }

    /// <summary>Makes what came in the file that the network's next run reads. In one step: there is all of it, or nothing.</summary>
    /// <exception cref="IOException">It is not there.</exception>
    public void Take(NetworkId network, string file)
    {
        MakeFolder(network.Value);
        File.Move(Path.Combine(Incoming, file), PathOf(network, file));
    }

    /// <summary>Removes all of a network but one file.</summary>
    /// <param name="file">Null to remove all.</param>
    public void KeepOnly(NetworkId network, string? file)
    {
        var folder = new DirectoryInfo(Path.Combine(options.Value.Folder, network.Value));
        if (!folder.Exists) return;
        foreach (var other in folder.EnumerateFiles().Where(other => other.Name != file)) other.Delete();
    }

    private void MakeFolder(string name)
    {
        // The rights are those of the last folder of a path: each by itself.
        foreach (string path in (string[])[options.Value.Folder, Path.Combine(options.Value.Folder, name)])
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else Directory.CreateDirectory(path, OwnersFolder);
        }
    }
}
