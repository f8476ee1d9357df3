using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace InvoiceWeb.Tests.Data;

/// <summary>xunit as it is, and at the very end, whatever has failed, the server of the run is stopped and deleted.</summary>
public sealed class SuiteFramework(IMessageSink sink) : XunitTestFramework(sink)
{
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName name, ISourceInformationProvider sources, IMessageSink sink) : XunitTestFrameworkExecutor(name, sources, sink)
    {
        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new Runner(TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }
    }

    private sealed class Runner(
        ITestAssembly assembly, IEnumerable<IXunitTestCase> cases, IMessageSink diagnostics, IMessageSink execution, ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(assembly, cases, diagnostics, execution, options)
    {
        /// <summary>What looks at everything that the others have sent comes after them.</summary>
        protected override async Task<RunSummary> RunTestCollectionsAsync(IMessageBus bus, CancellationTokenSource cancellation)
        {
            var all = TestCases.ToLookup(c => c.TestMethod.TestClass.Class.Name.EndsWith("StatementTests", StringComparison.Ordinal));
            var summary = new RunSummary();
            foreach (var last in new[] { false, true })
            {
                TestCases = [.. all[last]];
                if (all[last].Any()) summary.Aggregate(await base.RunTestCollectionsAsync(bus, cancellation));
            }
            return summary;
        }

        protected override Task<RunSummary> RunTestCollectionAsync(IMessageBus bus, ITestCollection collection, IEnumerable<IXunitTestCase> cases, CancellationTokenSource cancellation) =>
            Backend.Missing is { } missing ? Task.FromResult(Skip(bus, collection, [.. cases], missing)) : base.RunTestCollectionAsync(bus, collection, cases, cancellation);

        /// <summary>No fixture is made: it would need what is missing.</summary>
        private static RunSummary Skip(IMessageBus bus, ITestCollection collection, IReadOnlyList<IXunitTestCase> cases, string reason)
        {
            bus.QueueMessage(new TestCollectionStarting(cases, collection));
            foreach (var test in cases.Select(c => new XunitTest(c, c.DisplayName)))
            {
                bus.QueueMessage(new TestCaseStarting(test.TestCase));
                bus.QueueMessage(new TestStarting(test));
                bus.QueueMessage(new TestSkipped(test, reason));
                bus.QueueMessage(new TestFinished(test, 0, output: null));
                bus.QueueMessage(new TestCaseFinished(test.TestCase, 0, 1, 0, 1));
            }
            bus.QueueMessage(new TestCollectionFinished(cases, collection, 0, cases.Count, 0, cases.Count));
            return new() { Total = cases.Count, Skipped = cases.Count };
        }

        protected override async Task BeforeTestAssemblyFinishedAsync()
        {
            await Aggregator.RunAsync(TestServer.StopAsync);
            await base.BeforeTestAssemblyFinishedAsync();
        }
    }
}
