using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Adapters.Hosting;

internal static partial class WorkerLog
{
    [LoggerMessage(1100, LogLevel.Debug, "Worker {Process} started for network {Network} with adapter {Adapter}.")]
    public static partial void Started(ILogger log, int process, string network, string adapter);

    [LoggerMessage(1101, LogLevel.Debug, "Worker {Process} of network {Network} was closed.")]
    public static partial void Closed(ILogger log, int process, string network);

    [LoggerMessage(1102, LogLevel.Warning, "Worker {Process} of network {Network} ended with {Code}: {Reason}")]
    public static partial void Ended(ILogger log, int process, string network, string code, string reason);

    [LoggerMessage(EventId = 1103, Message = "[{Network}] {Line}")]
    public static partial void Line(ILogger log, LogLevel level, string network, string line);

    [LoggerMessage(1104, LogLevel.Warning, "[{Network}] {Count} log lines of the adapter were dropped: it wrote too many.")]
    public static partial void LinesDropped(ILogger log, string network, long count);

    [LoggerMessage(1105, LogLevel.Error, "A transfer for network {Network} failed in a way nobody expected.")]
    public static partial void TransferBroke(ILogger log, Exception exception, string network);

    [LoggerMessage(1106, LogLevel.Warning, "The temporary folder of worker {Process} could not be removed.")]
    public static partial void FolderLeft(ILogger log, Exception exception, int process);

    [LoggerMessage(1110, LogLevel.Information, "{Count} temporary folders of workers were removed, which a host left behind that did not end in peace.")]
    public static partial void FoldersSwept(ILogger log, int count);

    [LoggerMessage(1111, LogLevel.Warning, "What earlier hosts left in {Folder} could not be removed.")]
    public static partial void SweepFailed(ILogger log, Exception exception, string folder);

    [LoggerMessage(1109, LogLevel.Warning, "Network {Network}: {Code}: {Finding}")]
    public static partial void Found(ILogger log, string network, string code, string finding);

    [LoggerMessage(1107, LogLevel.Warning, "The cage of workers does not hold on this system: {Missing}. Adapters that came with this program run all the same.")]
    public static partial void Uncaged(ILogger log, string missing);

    [LoggerMessage(1108, LogLevel.Warning, "Adapter {Adapter} runs without a cage that holds ({Missing} missing), because the operator allows it.")]
    public static partial void UncagedAllowed(ILogger log, string adapter, string missing);
}
