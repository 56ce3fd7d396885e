using System.CommandLine;
using Federation.Cluster.Matching.Evaluation;
using Federation.Cluster.People;
using Federation.Cluster.Storage;
using Federation.Contracts;
using Federation.Gateway.GraphQL.Http.Trusted;
using Federation.Gateway.Identity;
using Federation.Gateway.Identity.Setup;
using Federation.Host.Output;
using Federation.Host.Running;
using Federation.Host.Settings;
using Federation.Registry.Certificates;
using Spectre.Console;

namespace Federation.Host.Commands;

/// <summary>The command line: what each command is called, takes and answers.</summary>
internal static class CommandLine
{
    /// <summary>How long a command that was asked to end may take, to cancel a run that it started.</summary>
    private static readonly TimeSpan EndWithin = TimeSpan.FromSeconds(10);

    /// <summary>The environment variable that, set to 1, shows where an unexpected failure came from.</summary>
    private const string DebugVariable = "FEDERATION_DEBUG";

    public static async Task<int> RunAsync(string[] args)
    {
        // A file or a pipe has no width of its own; 80 columns would break every table.
        if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 160;
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(Configuration(parsed));
        foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync("See --help.");
        return ExitCode.WrongUse;
    }

    internal static RootCommand Root()
    {
        var serve = ServeCommand.Create();
        var root = new RootCommand("The directory of Connected Collaborative Centres: federates partner networks' listings and answers in GraphQL.")
        {
            serve,
            SyncCommand.Create(),
            NetworkCommands.Create(),
            AdapterCommands.Create(),
            QuarantineCommands.Create(),
            RemovalCommands.Create(),
            MatchCommands.Create(),
            LabelCommands.Create(),
            CriteriaCommands.Create(),
            CertificateCommands.Create(),
            WitnessCommands.Create(),
            AccountCommands.Create(),
            ClientCommands.Create(),
            ProviderCommands.Create(),
            TrustCommands.Create(),
            PeopleCommands.Create(),
            StoreCommands.Create(),
        };
        // Without a command the host serves.
        foreach (var option in serve.Options) root.Options.Add(option);
        root.Action = serve.Action;
        return root;
    }

    private static InvocationConfiguration Configuration(ParseResult parsed) => new()
    {
        EnableDefaultExceptionHandler = false,
        // A host listens for signals itself and ends in its own time.
        ProcessTerminationTimeout = parsed.CommandResult.Command is RootCommand or { Name: ServeCommand.Name } ? null : EndWithin,
    };

    /// <summary>Runs a command's work and turns every failure into lines on standard error and an exit code.</summary>
    internal static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return ExitCode.Cancelled;
        }
        catch (SettingsException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return ExitCode.WrongUse;
        }
        catch (StoreUnavailableException failure)
        {
            await Console.Error.WriteLineAsync($"{failure.Code}: {failure.Message}");
            await Console.Error.WriteLineAsync(Remedies.Of(failure.Code));
            return failure.Code == StoreCodes.InUse ? ExitCode.FolderInUse : ExitCode.StoreUnavailable;
        }
        catch (RemoteException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return ExitCode.RemoteFailed;
        }
        catch (AdapterException failure)
        {
            await Console.Error.WriteLineAsync($"{failure.Code}: {failure.Message}");
            await Console.Error.WriteLineAsync(Remedies.Of(failure.Code, failure.Kind));
            return ExitCode.FoundProblems;
        }
        catch (CertificateException failure)
        {
            await Console.Error.WriteLineAsync($"{failure.Code}: {failure.Message}");
            await Console.Error.WriteLineAsync(Remedies.Of(failure.Code));
            return ExitCode.WrongUse;
        }
        catch (PairFileException failure)
        {
            await Console.Error.WriteLineAsync($"{failure.Code}: {failure.Message}");
            await Console.Error.WriteLineAsync(Remedies.Of(failure.Code));
            return ExitCode.WrongUse;
        }
        catch (SetupException failure)
        {
            await Console.Error.WriteLineAsync($"{failure.Code}: {failure.Message}");
            await Console.Error.WriteLineAsync(Remedies.Of(failure.Code));
            return ExitCode.WrongUse;
        }
        catch (TrustedDocumentException failure)
        {
            await Console.Error.WriteLineAsync($"{failure.Code}: {failure.Message}");
            await Console.Error.WriteLineAsync(Remedies.Of(failure.Code));
            return ExitCode.WrongUse;
        }
        catch (PeopleException failure)
        {
            await Console.Error.WriteLineAsync($"{failure.Code}: {failure.Message}");
            await Console.Error.WriteLineAsync(Remedies.Of(failure.Code));
            return failure.Code == PeopleCodes.Identifier ? ExitCode.WrongUse : ExitCode.StoreUnavailable;
        }
        catch (IdentityStoreException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return ExitCode.StoreUnavailable;
        }
        catch (OperatorTokenException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return ExitCode.StoreUnavailable;
        }
        catch (Exception failure)
        {
            bool debug = Environment.GetEnvironmentVariable(DebugVariable) == "1";
            string message = failure.Message.ReplaceLineEndings(" ");
            await Console.Error.WriteLineAsync(debug ? $"{failure}" : $"A fault of the program: {failure.GetType().Name}: {message} Set {DebugVariable}=1 to see where, and report it.");
            return ExitCode.ProgramFault;
        }
    }
}
