namespace Federation.Cluster.Mail;

/// <summary>Settings of the mail that a directory sends.</summary>
public sealed class MailOptions
{
    /// <summary>The server that takes the mail: <c>smtps://host[:465]</c> speaks TLS from the first byte, <c>smtp://host[:587]</c> from STARTTLS on, without which nothing is said to it; to one on this machine it is spoken in the clear. Null, the default: no mail is sent.</summary>
    public Uri? Server { get; set; }

    /// <summary>The name under which the directory signs in at the server; null where it need not.</summary>
    public string? User { get; set; }

    /// <summary>Null with <see cref="User"/>.</summary>
    public string? Password { get; set; }

    /// <summary>The address that mail comes from, and to which people answer.</summary>
    public string From { get; set; } = "";

    internal string FromDomain => From[(From.LastIndexOf('@') + 1)..];

    /// <summary>The address under which people reach the directory; null where there is none to name.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>How long the server may take for one mail, from the connection on: a minute by default.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(1);
}
