using System.CommandLine;
using Federation.Host.Running;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>serve</c>: the directory over HTTP, until stopped.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen; several separated by ;", DefaultValueFactory = _ => HostSettings.DefaultUrl, HelpName = "URLS" };
        var publicUrl = new Option<string>("--public-url") { Description = "The address under which others reach this directory. It stands in every certificate and must never change; without it, this host issues none.", HelpName = "URL" };
        var data = CommonOptions.Data();
        var networks = CommonOptions.Networks();
        var allowUncaged = CommonOptions.AllowUncaged();
        var command = new Command(Name, "Starts the directory, syncs its networks and answers (the default command).") { urls, publicUrl, data, networks, allowUncaged };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(() => DirectoryServer.RunAsync(
            new HostSettings
            {
                Urls = parsed.GetRequiredValue(urls),
                PublicUrl = parsed.GetValue(publicUrl),
                Data = Path.GetFullPath(parsed.GetRequiredValue(data)),
                Networks = parsed.GetValue(networks),
                AllowUncaged = parsed.GetValue(allowUncaged),
            },
            cancellationToken)));
        return command;
    }
}
