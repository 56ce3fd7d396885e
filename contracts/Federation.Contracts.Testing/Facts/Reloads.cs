namespace Federation.Contracts.Testing;

/// <summary>Loaded, used and unloaded many times, the adapter leaves nothing behind: no context alive, no file held.</summary>
internal sealed class Reloads : ConformanceFact
{
    private const int MostRecords = 50;

    public override ValueTask<string?> WhyNotAsync(CaseTrial trial) => ValueTask.FromResult(trial.Case.Reloads > 0 ? null : "another case of the adapter does it");

    public override async Task HoldAsync(CaseTrial trial)
    {
        string assembly = Path.Combine(trial.Case.PluginFolder, trial.Type.Assembly.GetName().Name + ".dll");
        if (!File.Exists(assembly)) Judging.Broken($"There is no {Path.GetFileName(assembly)} in {trial.Case.PluginFolder}: set AdapterCase.PluginFolder.");
        string[] files = [.. Directory.EnumerateFiles(trial.Case.PluginFolder, trial.Type.Assembly.GetName().Name + ".*").Where(file => !IsHeld(file))];
        var contexts = new List<WeakReference>();
        for (int load = 0; load < trial.Case.Reloads; load++) contexts.Add(await Task.Run(() => LoadOnce(trial, assembly)));
        int alive = PluginLoad.AliveAfterCollection(contexts);
        if (alive > 0) Judging.Broken($"{alive} of {contexts.Count} load contexts are still alive after unloading. A static event, a timer, a thread, or one call of reflection-based JSON on a type of the adapter's keeps it.");
        foreach (string file in files)
        {
            if (IsHeld(file)) Judging.Broken($"{Path.GetFileName(file)} is still held open after unloading: a new version could not be laid in its place.");
        }
    }

    private static WeakReference LoadOnce(CaseTrial trial, string assembly) => PluginLoad.Once(assembly, trial.Type.FullName!, adapter => // a class of an adapter has a name
    {
        using var bench = trial.Bench();
        var run = AdapterRun.ReadAsync(adapter, bench, new FetchRequest { MostRecords = MostRecords, PageSize = MostRecords }, CancellationToken.None).GetAwaiter().GetResult();
        foreach (var _ in trial.Map(run.Records, adapter))
        {
        }
    });

    private static bool IsHeld(string file)
    {
        try
        {
            using var alone = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None);
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
