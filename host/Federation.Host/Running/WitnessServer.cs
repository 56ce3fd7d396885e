using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Federation.Cluster.Storage;
using Federation.Host.Output;
using Federation.Host.Settings;
using Federation.Registry.Certificates;
using Federation.Registry.Certificates.Keys;
using Federation.Registry.Log;
using Federation.Registry.Log.Notes;
using Federation.Registry.Log.Witnesses;
using Spectre.Console;

namespace Federation.Host.Running;

/// <summary>
/// A witness of public logs by itself (<see href="https://c2sp.org/tlog-witness">C2SP tlog-witness</see>): signs that a log, as it saw it, only ever grew. It belongs on a machine of somebody else than the log's.
/// </summary>
internal static class WitnessServer
{
    /// <summary>In bytes of a request: 63 hashes and a checkpoint with its signatures.</summary>
    private const int MostBytes = 64 * 1024;

    private const string Text = "text/plain; charset=utf-8";

    /// <param name="name">The witness's own.</param>
    /// <param name="logs">The keys of the logs that are watched.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CertificateException">The key file cannot be used, or what was signed with it is forgotten.</exception>
    /// <exception cref="StoreUnavailableException">Another witness is at work in the folder, or it cannot be used.</exception>
    /// <exception cref="SettingsException">An address cannot be listened on.</exception>
    public static async Task<int> RunAsync(string folder, string name, IReadOnlyList<NoteKey> logs, string urls, CancellationToken cancellationToken)
    {
        string[] addresses = ListenAddresses.Read(urls);
        using var signal = new StopSignal();
        using var folderLock = DataFolderLock.TryAcquire(folder, TimeProvider.System).Demand(); // two in one folder could sign two histories
        using var keys = Keys(folder);
        ListenAddresses.RequireFree(addresses);
        var signer = new NoteSigner(name, keys);
        using var memory = new WitnessMemory(new Witness(signer, logs), Seen(folder), TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "federation-witness", ContentRootPath = AppContext.BaseDirectory });
        DirectoryHost.AddLogging(builder.Logging, LogLevel.Warning);
        builder.WebHost.UseUrls(addresses);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
        });
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        await using var app = builder.Build();
        app.MapPost("/add-checkpoint", http => LookAsync(http, memory));
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            throw ListenAddresses.Refused(urls, failure);
        }

        AnsiConsole.WriteLine($"Witness {signer.WitnessKey.Text}");
        AnsiConsole.WriteLine($"listens on {string.Join(", ", app.Urls)}");
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(signal.Requested, cancellationToken);
        try
        {
            await Task.Delay(Timeout.Infinite, stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The end that was asked for.
        }

        await app.StopAsync(CancellationToken.None);
        return ExitCode.Done;
    }

    /// <summary>The witness's key file, which is made where there is none, together with the file of what it has seen.</summary>
    /// <exception cref="CertificateException">It cannot be used, or it is there and the other is not: a witness that has forgotten must not sign.</exception>
    public static SigningKeys Keys(string folder)
    {
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, "witness-keys.json");
        bool isRemembered = File.Exists(Seen(folder));
        if (File.Exists(file)) return isRemembered ? KeyFile.Open(file) : throw new CertificateException(LogProblemCodes.WitnessForgot, $"{Seen(folder)} is not there, though there is a key {file} that may have signed.");
        if (!isRemembered) WitnessMemory.Create(Seen(folder)); // before the key: there is never a key without it
        return KeyFile.Create(file, TimeProvider.System.GetUtcNow());
    }

    private static string Seen(string folder) => Path.Combine(folder, "witness-seen.json");

    private static async Task LookAsync(HttpContext http, WitnessMemory memory)
    {
        using var reader = new StreamReader(http.Request.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var request = WitnessRequest.Read(await reader.ReadToEndAsync(http.RequestAborted));
        var answer = request is null ? new WitnessAnswer(WitnessVerdict.Syntax, null, null) : await memory.LookAsync(request, http.RequestAborted);
        http.Response.StatusCode = Status(answer.Verdict);
        http.Response.ContentType = answer.Verdict == WitnessVerdict.OtherSize ? "text/x.tlog.size" : Text;
        string text = answer switch
        {
            { Line: { } line } => $"{line}\n",
            { Verdict: WitnessVerdict.OtherSize } => string.Create(CultureInfo.InvariantCulture, $"{answer.Seen?.Size ?? 0}\n"),
            _ => "",
        };
        await http.Response.WriteAsync(text, http.RequestAborted);
    }

    private static int Status(WitnessVerdict verdict) => verdict switch
    {
        WitnessVerdict.Signed => StatusCodes.Status200OK,
        WitnessVerdict.Forbidden => StatusCodes.Status403Forbidden,
        WitnessVerdict.UnknownLog => StatusCodes.Status404NotFound,
        WitnessVerdict.OtherSize => StatusCodes.Status409Conflict,
        WitnessVerdict.Inconsistent => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status400BadRequest,
    };
}
