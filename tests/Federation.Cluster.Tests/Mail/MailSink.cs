using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Federation.Cluster.Tests.Mail;

/// <summary>A server on this machine that keeps the mail that it gets.</summary>
internal sealed class MailSink : MessageStore, IMailboxFilter, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<MimeMessage> _messages = new();
    private Task _running = Task.CompletedTask;

    public IReadOnlyCollection<MimeMessage> Messages => _messages;

    /// <summary>What it answers to a mail; null, the default, to take it.</summary>
    public SmtpResponse? Answer { get; set; }

    /// <summary>The recipient that it does not know.</summary>
    public string Unknown { get; set; } = "";

    /// <summary>What it answers to any recipient; null, the default, to take all but the unknown one.</summary>
    public SmtpResponse? Relay { get; set; }

    /// <summary>Whether it never answers to a mail.</summary>
    public bool Hangs { get; set; }

    /// <summary>Completes with the first mail that it gets, taken or not.</summary>
    public Task Asked => _asked.Task;

    public Uri Address { get; private set; } = new("smtp://localhost");

    public static async Task<MailSink> StartAsync()
    {
        var sink = new MailSink();
        var started = new TaskCompletionSource<EndPoint>();
        var listeners = new EndpointListenerFactory();
        listeners.EndpointStarted += (_, endpoint) => started.TrySetResult(endpoint.LocalEndPoint);
        var services = new ServiceProvider();
        services.Add(listeners);
        services.Add((IMessageStore)sink);
        services.Add((IMailboxFilter)sink);
        var options = new SmtpServerOptionsBuilder().ServerName("sink").Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, 0))).Build();
        sink._running = new SmtpServer.SmtpServer(options, services).StartAsync(sink._stop.Token);
        sink.Address = new Uri($"smtp://{await started.Task}");
        return sink;
    }

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        _asked.TrySetResult();
        if (Hangs) await Task.Delay(Timeout.Infinite, _stop.Token);
        if (Answer is { } answer) return answer;
        _messages.Enqueue(await MimeMessage.LoadAsync(new MemoryStream(buffer.ToArray()), cancellationToken));
        return SmtpResponse.Ok;
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, SmtpServer.Mail.IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(ISessionContext context, SmtpServer.Mail.IMailbox to, SmtpServer.Mail.IMailbox from, CancellationToken cancellationToken) =>
        Relay is { } refused ? throw new SmtpResponseException(refused) : Task.FromResult($"{to.User}@{to.Host}" != Unknown);

    public async ValueTask DisposeAsync()
    {
        if (_running.IsCompleted) return; // twice does no harm
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }
}
