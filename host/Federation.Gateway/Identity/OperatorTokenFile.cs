using Microsoft.Extensions.Logging;

namespace Federation.Gateway.Identity;

/// <summary>Keeps the operator token in the data folder, in a file that only the host's own user can read.</summary>
internal sealed partial class OperatorTokenFile(string dataDirectory, ILogger<OperatorTokenFile> log)
{
    public const string Name = "operator-token";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Moving a file "without overwriting" replaces one that appears at the same moment, on Unix. Within the process this keeps two from making a token each; other processes stay out of
    /// the data folder by its lock.
    /// </summary>
    private static readonly Lock Gate = new();

    public string Path { get; } = System.IO.Path.Combine(dataDirectory, Name);

    /// <summary>The token in the file, which is made where there is none. The token stays the same over restarts.</summary>
    /// <exception cref="OperatorTokenException">The file holds no token, or cannot be read, made or closed to others.</exception>
    public OperatorToken Open()
    {
        string token;
        try
        {
            lock (Gate)
            {
                if (!File.Exists(Path)) Make();
                CloseToOthers();
                token = File.ReadAllText(Path).Trim();
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OperatorTokenException($"The operator token in {Path} cannot be read or made: {failure.Message} The host's own user must own the file and be able to write to its folder.", failure);
        }

        return OperatorToken.IsWellFormed(token)
            ? new OperatorToken(token)
            : throw new OperatorTokenException($"The file {Path} holds no operator token. Delete it and start again: a new one is made.");
    }

    /// <summary>The file appears with its content and its mode at once, and never replaces another.</summary>
    private void Make()
    {
        string draft = System.IO.Path.Combine(dataDirectory, $".{Name}.{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        try
        {
            using (var stream = new FileStream(draft, options))
            {
                stream.Write(System.Text.Encoding.ASCII.GetBytes(OperatorToken.Create() + "\n"));
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, Path, overwrite: false);
            LogMade(log, Path);
        }
        catch (IOException) when (File.Exists(Path))
        {
            // Another process was faster; its token counts.
            File.Delete(draft);
        }
    }

    private void CloseToOthers()
    {
        if (OperatingSystem.IsWindows()) return; // The folder's access list decides there.
        var mode = File.GetUnixFileMode(Path);
        if ((mode & ~OwnerOnly) == 0) return;
        File.SetUnixFileMode(Path, OwnerOnly);
        LogClosed(log, Path);
    }

    [LoggerMessage(LogLevel.Information, "A new operator token is in {Path}.")]
    private static partial void LogMade(ILogger log, string path);

    [LoggerMessage(LogLevel.Warning, "Others could read the operator token in {Path}; its mode is 0600 now. If they may have read it, delete the file and restart.")]
    private static partial void LogClosed(ILogger log, string path);
}
