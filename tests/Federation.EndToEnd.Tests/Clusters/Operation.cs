namespace Federation.EndToEnd.Tests.Clusters;

/// <summary>What somebody asked of a host, and what became of it.</summary>
/// <param name="What">read, glance (read from what a host keeps, which may be some moments behind other hosts), set, run, open (a door), or admit (a member at a door).</param>
/// <param name="Subject">The centre or the network.</param>
/// <param name="Host">The number of the host that was asked.</param>
/// <param name="Begun">From the start of the history.</param>
/// <param name="Result">ok, refused (it was answered that it cannot be), unavailable (nobody knows whether it was done), or another word for what must never be answered.</param>
/// <param name="Version">What was read, or what was set; -1 where that is not known.</param>
/// <param name="Value">What stands under that version; -1 where that is not known.</param>
/// <param name="Key">Of a run, the nonce of a door, the receipt of an admission; null for others.</param>
/// <param name="Why">The code of what is unavailable, or what became of the connection; null for others.</param>
internal sealed record Operation(string What, string Subject, int Host, TimeSpan Begun, TimeSpan Ended, string Result, int Version, int Value = -1, string? Key = null, string? Why = null)
{
    public const string Read = "read";
    public const string Glance = "glance";
    public const string Set = "set";
    public const string Run = "run";
    public const string Open = "open";
    public const string Admit = "admit";

    public const string Ok = "ok";
    public const string Refused = "refused";
    public const string Unavailable = "unavailable";

    /// <summary>Whether it read or set a <see cref="Register"/>.</summary>
    public bool IsOfRegister => What is Read or Glance or Set;
}
