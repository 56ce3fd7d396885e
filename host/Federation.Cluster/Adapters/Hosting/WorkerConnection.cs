using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Adapters.Protocol;
using Federation.Cluster.Adapters.Worker;
using Federation.Cluster.Telemetry;
using Federation.Contracts;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>
/// The host's end of one worker: takes its frames, watches its limits, and ends it with exactly one verdict. Nothing it sends is
/// trusted. One question at a time.
/// </summary>
internal sealed class WorkerConnection : IAsyncDisposable
{
    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(250);

    private const int MostFindingCharacters = 400;

    // The pipe closes a moment before the process has ended.
    private static readonly TimeSpan ExitTime = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly WorkerFolder _folder;
    private readonly WorkerAging _aging;
    private readonly WorkerOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly string _network;
    private readonly FrameWriter _writer;
    private readonly TransferDesk _transfers;
    private readonly LastWords _lastWords;
    private readonly LogBudget _lines;
    private readonly SecretBlackout _blackout;
    private readonly CancellationTokenSource _ended = new();
    private readonly long _startedAt;
    private readonly Task _listening;
    private readonly ITimer _watch;
    private Exchange? _exchange;
    private AdapterException? _verdict;
    private long _lastSign;

    public WorkerConnection(Process process, WorkerFolder folder, WorkerAssignment assignment, FetchRights rights, SecretBlackout blackout, WorkerOptions options, FetchDesk fetch, TimeProvider clock, ILogger log)
    {
        _process = process;
        _folder = folder;
        _blackout = blackout;
        _options = options;
        _clock = clock;
        _log = log;
        _network = assignment.Network;
        _writer = new FrameWriter(process.StandardInput.BaseStream);
        _transfers = new TransferDesk(assignment, rights, fetch, Sources, _writer, log) { Paid = Sign, Unchanged = () => End(WorkerVerdicts.Stopped()) };
        _lastWords = new LastWords(process.StandardError);
        _lines = new LogBudget(clock);
        ProcessId = process.Id;
        _aging = new WorkerAging(process.Id);
        _startedAt = _lastSign = clock.GetTimestamp();
        _listening = Task.Run(ListenAsync);
        _watch = clock.CreateTimer(_ => Watch(), null, WatchEvery, WatchEvery);
        if (blackout.HasCommon) Find("worker.common-secret", "A secret of the network's configuration is as short or as plain as an ordinary word or number: it is blacked out in messages only, and left in listings.");
    }

    public int ProcessId { get; }

    /// <summary>True where the worker can have started no process: then ending it looks for none, which takes longer the more processes the machine has. False until its walls are known.</summary>
    public bool IsChildless { get; set; }

    public WorkerFindings Findings { get; } = new();

    public SecretBlackout Blackout => _blackout;

    public Fetching.SourceWatch Sources { get; } = new();

    /// <summary>
    /// Asks and waits for the answer. A cancelled wait ends the worker: what it is doing then is unknown.
    /// </summary>
    /// <exception cref="AdapterException">The worker's failure, or the verdict that ended it.</exception>
    public async Task<T> AskAsync<T>(Exchange<T> exchange, Func<FrameWriter, CancellationToken, Task> send, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Interlocked.CompareExchange(ref _exchange, exchange, null) is not null) throw new InvalidOperationException("A worker answers one call at a time.");
        Sign();
        if (_verdict is { } verdict) exchange.Fail(verdict);
        await using var stop = cancellationToken.UnsafeRegister(_ => End(WorkerVerdicts.Stopped()), null);
        try
        {
            await SendAsync(send);
            return await exchange.Answer;
        }
        catch (AdapterException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _exchange, null);
        }
    }

    /// <summary>Sends without expecting an answer. A worker that has ended meanwhile is noticed by the next question.</summary>
    public async Task SendAsync(Func<FrameWriter, CancellationToken, Task> send)
    {
        try
        {
            await send(_writer, _ended.Token);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The pipe is gone: the listener finds out why and fails the question with it.
            return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        End(WorkerVerdicts.Stopped());
        await _watch.DisposeAsync();
        await _listening;
        await _transfers.DisposeAsync();
        await _process.WaitForExitAsync();
        if (_lines.Dropped > 0) WorkerLog.LinesDropped(_log, _network, _lines.Dropped);
        _writer.Dispose();
        await _process.StandardOutput.BaseStream.DisposeAsync();
        await _process.StandardInput.BaseStream.DisposeAsync();
        _process.StandardError.Dispose();
        _process.Dispose();
        _ended.Dispose();
    }

    /// <summary>The first verdict stands; the process is gone after it.</summary>
    private void End(AdapterException verdict)
    {
        if (Interlocked.CompareExchange(ref _verdict, verdict, null) is not null) return;
        if (verdict.Code == "worker.stopped") WorkerLog.Closed(_log, ProcessId, _network);
        else
        {
            WorkerMeter.Crashed(verdict.Code);
            WorkerLog.Ended(_log, ProcessId, _network, verdict.Code, verdict.Message);
        }

        Kill();
        _ = _ended.CancelAsync();
        Volatile.Read(ref _exchange)?.Fail(verdict);
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: !IsChildless);
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended by itself, which is what was wanted.
            return;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever hostile frames provoke ends this worker only, with a verdict.")]
    private async Task ListenAsync()
    {
        try
        {
            var reader = new FrameReader(_process.StandardOutput.BaseStream);
            while (await reader.ReadAsync(_ended.Token) is { } frame) Take(frame);
            End(await ExitVerdictAsync());
        }
        catch (ProtocolException exception)
        {
            End(WorkerVerdicts.Protocol(exception.Message));
        }
        catch (OperationCanceledException) when (_verdict is not null)
        {
            return;
        }
        catch (IOException)
        {
            End(await ExitVerdictAsync());
        }
        catch (Exception exception)
        {
            End(WorkerVerdicts.Protocol($"The host stumbled over a frame: {exception.GetType().Name}."));
        }
    }

    private void Take(Frame frame)
    {
        if (_blackout.Apply(frame)) Find("worker.secret-shown", "The adapter showed a secret of the network's configuration, which was blacked out.");
        switch (frame.Type)
        {
            // Not a sign of life, either of them: a loop may log, and try.
            case FrameType.Log:
                Relay(WireJson.Read(frame.Payload, WireJson.Default.LogMessage));
                return;
            case FrameType.Refused:
                Find("worker.refused", $"The cage refused the adapter something: {_blackout.Cover(PlainText.Of(WireJson.Read(frame.Payload, WireJson.Default.RefusalMessage).What, MostFindingCharacters))}");
                return;
        }

        Sign();
        switch (frame.Type)
        {
            case FrameType.Request:
                _transfers.Request(frame.Payload);
                break;
            case FrameType.OpenSource:
                _transfers.Open(frame.Payload);
                break;
            case FrameType.PullBody:
                _transfers.Pull(frame.Payload);
                break;
            case FrameType.CloseBody:
                _transfers.Close(frame.Payload);
                break;
            case FrameType.Failed:
                var failure = WireJson.Read(frame.Payload, WireJson.Default.FailureMessage);
                TakeExchange().Fail((failure with { Message = _blackout.Cover(failure.Message) }).ToException());
                break;
            default:
                var exchange = Volatile.Read(ref _exchange) ?? throw new ProtocolException($"A frame of type {(byte)frame.Type} came without a question.");
                if (exchange.Accept(frame)) TakeExchange().Complete();
                break;
        }
    }

    private void Find(string code, string message)
    {
        if (Findings.Add(code, message)) WorkerLog.Found(_log, _network, code, message);
    }

    // Taken before it is completed: a second answer finds no question.
    private Exchange TakeExchange() => Interlocked.Exchange(ref _exchange, null) ?? throw new ProtocolException("An answer came without a question.");

    private void Relay(LogMessage message)
    {
        var level = message.Level is >= (int)LogLevel.Information and <= (int)LogLevel.Critical ? (LogLevel)message.Level : LogLevel.Information;
        if (_lines.TryTake()) WorkerLog.Line(_log, level, _network, _blackout.Cover(PlainText.Of(message.Text, HostLog.MostCharacters)));
    }

    private void Sign() => Volatile.Write(ref _lastSign, _clock.GetTimestamp());

    private void Watch()
    {
        if (_verdict is not null) return;
        if (_clock.GetElapsedTime(_startedAt) > _options.RunTime) End(WorkerVerdicts.Timeout(_options.RunTime));
        var vitals = ProcessVitals.Of(_process);
        if (vitals.MemoryBytes > _options.MemoryBytes) End(WorkerVerdicts.Memory(_options.MemoryBytes));
        if (vitals.Threads > _options.Threads) End(WorkerVerdicts.Threads(_options.Threads));
        _aging.Grow(vitals.ProcessorTime);
        if (_folder.Exceeds(_options.FolderBytes, _options.FolderFiles)) End(WorkerVerdicts.Disk(_options));
        if (Volatile.Read(ref _exchange) is not { } exchange || _transfers.OwesWorker) return;
        var silence = _clock.GetElapsedTime(Volatile.Read(ref _lastSign));
        if (exchange is MapExchange && silence > _options.MapTime) End(WorkerVerdicts.MapTimeout(_options.MapTime));
        if (silence > _options.SilenceTime) End(WorkerVerdicts.Stalled(_options.SilenceTime));
    }

    private async Task<AdapterException> ExitVerdictAsync()
    {
        using var patience = new CancellationTokenSource(ExitTime, _clock);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            await _lastWords.Completion.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!_process.HasExited)
        {
            return WorkerVerdicts.Protocol("It closed its pipe and went on.");
        }
        catch (OperationCanceledException)
        {
            // A process it started holds standard error open; what was said is enough.
            return WorkerVerdicts.Crashed(_process.ExitCode, _lastWords.ToString());
        }

        return WorkerVerdicts.Crashed(_process.ExitCode, _lastWords.ToString());
    }
}
