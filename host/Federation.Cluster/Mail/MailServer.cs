using System.Diagnostics.CodeAnalysis;
using MimeKit;

namespace Federation.Cluster.Mail;

/// <summary>A server for mail as an operator names it: <c>smtps://host</c> or <c>smtp://host</c>, with a port where it is another than 465 or 587, and with a name to sign in with before an at sign. Immutable.</summary>
/// <param name="Address">Without the name.</param>
/// <param name="User">Null for none.</param>
public sealed record MailServer(Uri Address, string? User)
{
    /// <summary>False for any other text, and for one with a password: that is read from a file, for everybody on a machine sees what stands on command lines.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out MailServer? server)
    {
        server = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var read) || read.Scheme is not ("smtp" or "smtps") || read.Host.Length == 0 || read.UserInfo.Contains(':', StringComparison.Ordinal) || read.PathAndQuery is not ("" or "/") || read.Fragment.Length > 0) return false;
        server = new MailServer(new UriBuilder(read.Scheme, read.Host, read.Port).Uri, read.UserInfo.Length == 0 ? null : Uri.UnescapeDataString(read.UserInfo));
        return true;
    }

    /// <summary>Whether a text is one mail address, without a name.</summary>
    public static bool IsAddress(string? text) => MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address == text && text.Contains('@', StringComparison.Ordinal);
}
