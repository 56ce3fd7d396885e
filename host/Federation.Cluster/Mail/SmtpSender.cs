using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Federation.Cluster.Mail;

/// <summary>Hands mail to the server that the operator named, by SMTP over TLS. A connection for each mail: there are few. Thread safe.</summary>
internal sealed class SmtpSender(IOptions<MailOptions> options, TimeProvider clock) : IMailSender
{
    private const int ImplicitTlsPort = 465, SubmissionPort = 587;

    public async Task SendAsync(MailLetter letter, CancellationToken cancellationToken)
    {
        var server = options.Value.Server ?? throw new InvalidOperationException("There is no server for mail.");
        using var late = new CancellationTokenSource(options.Value.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        using var client = new SmtpClient { CheckCertificateRevocation = false, LocalDomain = options.Value.FromDomain }; // the machine's own name is nobody's business
        try
        {
            using var message = Message(letter);
            await client.ConnectAsync(server.Host, server.Port < 0 ? PortOf(server) : server.Port, SecurityOf(server), either.Token);
            if (options.Value.User is { } user) await client.AuthenticateAsync(new NetworkCredential(user, options.Value.Password), either.Token);
            await client.SendAsync(message, either.Token);
        }
        catch (ParseException)
        {
            throw new MailException(nameof(ParseException), isFinal: true, isOfServer: false); // the failure would show the address
        }
        catch (SmtpCommandException refused)
        {
            // What is said of a recipient or of the text is about this mail; anything else is about us.
            bool isOfMail = refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
            throw new MailException($"smtp-{(int)refused.StatusCode}", isFinal: IsUnknown(refused), isOfServer: !isOfMail);
        }
        catch (Exception failure) when (failure is IOException or SocketException or ProtocolException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException or ServiceNotAuthenticatedException or NotSupportedException or TimeoutException || IsLate(failure, cancellationToken))
        {
            throw new MailException(IsLate(failure, cancellationToken) ? nameof(TimeoutException) : failure.GetType().Name, isFinal: false, isOfServer: true);
        }

        await LeaveAsync(client, either.Token);
    }

    /// <summary>The server has the mail: however it says goodbye.</summary>
    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
        {
            // The connection goes with the client.
        }
    }

    /// <summary>Whether there is no such recipient. A server that does not relay, wants a password or has no room says 5xx too, and takes the same mail when its operator has put that right.</summary>
    private static bool IsUnknown(SmtpCommandException refused)
    {
        if (refused.ErrorCode != SmtpErrorCode.RecipientNotAccepted || (int)refused.StatusCode < 500) return false;
        string said = refused.Message.TrimStart(); // it begins with the enhanced code (RFC 2034), where there is one
        return said.StartsWith("5.1.", StringComparison.Ordinal) || ((int)refused.StatusCode is 550 or 551 or 553 && !said.StartsWith("5.7.", StringComparison.Ordinal));
    }

    private static bool IsLate(Exception failure, CancellationToken cancellationToken) => failure is OperationCanceledException && !cancellationToken.IsCancellationRequested;

    private static int PortOf(Uri server) => server.Scheme == "smtps" ? ImplicitTlsPort : SubmissionPort;

    /// <summary>Passwords and codes travel in the clear on this machine alone, where servers show certificates that nobody vouches for.</summary>
    private static SecureSocketOptions SecurityOf(Uri server) => server.Scheme == "smtps" ? SecureSocketOptions.SslOnConnect : server.IsLoopback ? SecureSocketOptions.None : SecureSocketOptions.StartTls;

    private MimeMessage Message(MailLetter letter)
    {
        var message = new MimeMessage { MessageId = letter.Id, Subject = letter.Subject, Date = letter.At, Body = new TextPart("plain") { Text = letter.Text } };
        message.From.Add(MailboxAddress.Parse(options.Value.From));
        message.To.Add(MailboxAddress.Parse(letter.To));
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's machine answers to it
        return message;
    }
}
