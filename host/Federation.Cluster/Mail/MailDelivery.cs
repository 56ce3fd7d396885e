using System.Security.Cryptography;
using System.Text;
using Federation.Cluster.Storage;
using Federation.Cluster.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Federation.Cluster.Mail;

/// <summary>
/// Sends what is due. An attempt is put down before it is made, so that two silos do not make it both and a crash does not make it at once again; where a crash comes between the server's yes and ours the mail goes out twice, under one id. Thread safe.
/// </summary>
internal sealed partial class MailDelivery(Outbox outbox, IMailSender sender, IAccountAddresses addresses, IOptions<MailOptions> options, TimeProvider clock, ILogger<MailDelivery> log)
{
    /// <summary>What is not taken within it is given up, unless nobody wants it earlier.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(4);

    /// <summary>For so long it is remembered what became of a mail: longer than anything could ask for the same again.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(180);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(2), LongestPause = TimeSpan.FromHours(6);

    /// <summary>One look at everything there is. A server that takes nothing is left alone until the next. Without a server nothing is sent, and what nobody wants any more goes all the same.</summary>
    /// <returns>How many were sent.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        int sent = 0;
        var now = clock.GetUtcNow();
        var rows = await outbox.RowsAsync(cancellationToken).Where(row => row.Mail.EndedAt + Memory <= now || (row.Mail.IsDue(now) && (outbox.IsOpen || now >= row.Mail.Until))).ToListAsync(cancellationToken);
        foreach (var (row, mail) in rows.OrderBy(row => row.Mail.Since).ThenBy(row => row.Row.Key.Id, StringComparer.Ordinal))
        {
            if (mail.EndedAt is not null)
            {
                await outbox.ReplaceAsync(row, null, cancellationToken);
                continue;
            }

            var outcome = await SendAsync(row, mail, cancellationToken);
            if (outcome == Outcome.Sent) sent++;
            if (outcome == Outcome.NoServer) break;
        }

        return sent;
    }

    private async Task<Outcome> SendAsync(StateRow row, StoredMail mail, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now >= mail.Until) return await EndAsync(row, mail, MailState.GivenUp, mail.Problem ?? nameof(TimeoutException), cancellationToken);
        string? to = mail.Mailbox ?? (mail.Account is { } account ? await addresses.OfAsync(account, cancellationToken) : null);
        if (to is null) return await EndAsync(row, mail, MailState.NoAddress, null, cancellationToken);
        var tried = mail with { Attempts = mail.Attempts + 1, NextAt = now + Pause(mail.Attempts) };
        if (await outbox.ReplaceAsync(row, tried, cancellationToken) is not { } claimed) return Outcome.NotSent; // another silo sends it
        try
        {
            var (subject, text) = MailText.Of(mail, options.Value.PublicUrl);
            await sender.SendAsync(new MailLetter(IdOf(row.Key.Id), to, subject, text, now), cancellationToken);
            MailMeter.Ended(MailMeter.Sent);
            await outbox.ReplaceAsync(claimed, tried.Ended(MailState.Sent, now, null), cancellationToken);
            return Outcome.Sent;
        }
        catch (MailException failure)
        {
            LogNotSent(log, mail.Kind, mail.About, failure.Message);
            if (failure.IsFinal) return await EndAsync(claimed, tried, MailState.GivenUp, failure.Message, cancellationToken);
            MailMeter.Ended(MailMeter.Later);
            await outbox.ReplaceAsync(claimed, tried with { Problem = failure.Message }, cancellationToken);
            return failure.IsOfServer ? Outcome.NoServer : Outcome.NotSent;
        }
    }

    private async Task<Outcome> EndAsync(StateRow row, StoredMail mail, MailState state, string? problem, CancellationToken cancellationToken)
    {
        await outbox.ReplaceAsync(row, mail.Ended(state, clock.GetUtcNow(), problem), cancellationToken);
        MailMeter.Ended(state == MailState.GivenUp ? MailMeter.GivenUp : MailMeter.NoAddress);
        if (state == MailState.GivenUp) LogGivenUp(log, mail.Kind, mail.About, problem);
        return Outcome.NotSent;
    }

    /// <summary>It doubles with each attempt.</summary>
    private static TimeSpan Pause(int attempts) => attempts >= 8 ? LongestPause : TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << attempts));

    /// <summary>A message's id tells nothing to whom its text does not.</summary>
    private string IdOf(string mail) => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail)))[..32]}@{options.Value.FromDomain}";

    private enum Outcome
    {
        Sent,
        NotSent,
        NoServer,
    }

    [LoggerMessage(LogLevel.Warning, "A mail ({Kind}, {About}) was not taken: {Problem}.")]
    private static partial void LogNotSent(ILogger log, MailKind kind, string about, string problem);

    [LoggerMessage(LogLevel.Error, "A mail ({Kind}, {About}) was given up: {Problem}.")]
    private static partial void LogGivenUp(ILogger log, MailKind kind, string about, string? problem);
}
