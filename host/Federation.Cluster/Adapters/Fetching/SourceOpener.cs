using System.Net;
using System.Text.Json;
using Federation.Cluster.Adapters.Protocol;
using Federation.Cluster.Sync.Pushing;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Fetching;

/// <summary>
/// Opens what an adapter asks for by <see cref="AdapterContext.OpenAsync"/>: a URL, or a path that stands in the configuration
/// of a network whose configuration an operator wrote. A path that is a folder stands for the newest file in it. Where the network pushed its listing, that stands for all of them. Thread safe.
/// </summary>
internal sealed class SourceOpener(HostFetcher fetcher, FetchOptions options, TimeProvider clock)
{
    /// <summary>Whether a folder stands for its newest file; true by default. False where one document was named, and another would be a surprise.</summary>
    public bool OpensFolders { get; init; } = true;

    /// <exception cref="AdapterException">Refused, missing, too large, or answered with something that is no success.</exception>
    /// <exception cref="SourceUnchangedException">The server was asked whether it changed, and it did not.</exception>
    public Task<SourceBody> OpenAsync(string source, WorkerAssignment assignment, FetchRights rights, SourceVisit visit, CancellationToken cancellationToken) =>
        assignment.Pushed is { } pushed ? Task.FromResult(OpenPushed(source, assignment, pushed))
            : IsWebAddress(source) ? OpenUrlAsync(source, rights, visit, cancellationToken)
            : Task.FromResult(OpenFile(source, assignment));

    private async Task<SourceBody> OpenUrlAsync(string url, FetchRights rights, SourceVisit visit, CancellationToken cancellationToken)
    {
        var answer = await visit.SendAsync(fetcher, new HttpAsk { Method = "GET", Url = url }, rights, cancellationToken);
        if (answer.Status is >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous) return new SourceBody(answer.Body, answer.MediaType, answer.Length);
        await using (answer)
        {
            var wait = RetryAfter.Of(answer.Response, clock);
            string where = AddressGuard.Show(answer.Address);
            throw answer.Status == HttpStatusCode.ServiceUnavailable && wait is not null
                ? new AdapterException(FailureKind.RateLimited, "http.busy", $"{where} asks us to come again later: HTTP 503.") { RetryAfter = wait }
                : HttpStatus.Failure(answer.Status, wait, where);
        }
    }

    private SourceBody OpenPushed(string source, WorkerAssignment assignment, PushedSource pushed)
    {
        if (!Names(assignment.Config.Values, source)) throw Refused("The adapter asked for a source that does not stand in the network's configuration, while it was to read what the network pushed.");
        var naming = new SourceNaming("what was pushed", IsFile: true);
        try
        {
            var file = new FileStream(pushed.Path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.SequentialScan, BufferSize = 0 });
            return new SourceBody(new BoundedBody(file, options.BodyBytes, new SourceBudget(options.RequestTime, clock), naming), pushed.MediaType, file.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw naming.Failure(exception);
        }
    }

    private SourceBody OpenFile(string path, WorkerAssignment assignment)
    {
        if (!assignment.OperatorTrusted) throw Refused("A path may be opened only for a network that an operator configured by file or command line.");
        if (!Names(assignment.Config.Values, path)) throw Refused("The adapter asked for a path that does not stand in the network's configuration.");
        if (Directory.Exists(path)) path = FileIn(path, assignment);
        var naming = NamingOf(path);
        if (OperatingSystem.IsLinux() && PathStatus.Of(path, throughLinks: true) is { IsFile: false }) throw new AdapterException(FailureKind.Configuration, "source.no-file", $"{naming.Where} is a pipe, a device or a socket, not a file.");
        try
        {
            var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.SequentialScan, BufferSize = 0 });
            if (file.Length > options.FileBytes)
            {
                file.Dispose();
                throw naming.TooLarge(options.FileBytes);
            }

            return new SourceBody(new BoundedBody(file, options.FileBytes, new SourceBudget(options.RequestTime, clock), naming), FileKinds.MediaTypeOf(path), file.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw naming.Failure(exception);
        }
    }

    private string FileIn(string folder, WorkerAssignment assignment)
    {
        var naming = NamingOf(folder);
        if (!OpensFolders) throw new AdapterException(FailureKind.Configuration, "source.folder", $"{naming.Where} is a folder, not a file.");
        try
        {
            return SourceFolder.NewestIn(folder, assignment.Config)
                ?? throw new AdapterException(FailureKind.Configuration, "source.folder", $"The folder {naming.Where} holds no file that can be a source.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw naming.Failure(exception);
        }
    }

    private static SourceNaming NamingOf(string path) => new(Path.GetFileName(path.TrimEnd('/', Path.DirectorySeparatorChar)), IsFile: true);

    private static bool IsWebAddress(string source) =>
        source.StartsWith("https:", StringComparison.OrdinalIgnoreCase) || source.StartsWith("http:", StringComparison.OrdinalIgnoreCase);

    private static bool Names(JsonElement config, string path) => config.ValueKind switch
    {
        JsonValueKind.String => config.ValueEquals(path),
        JsonValueKind.Array => config.EnumerateArray().Any(item => Names(item, path)),
        JsonValueKind.Object => config.EnumerateObject().Any(member => Names(member.Value, path)),
        _ => false,
    };

    private static AdapterException Refused(string message) => new(FailureKind.Configuration, "source.refused", message);
}
